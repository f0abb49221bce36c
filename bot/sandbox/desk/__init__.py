"""What people do and see in the workspace: the API of the page and of the tests."""
