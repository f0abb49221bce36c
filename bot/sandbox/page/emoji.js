// The emoji short names a message may use. One that is not here stays as it was written.

const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|clap 👏|wave 👋|raised_hands 🙌|pray 🙏|muscle 💪|point_right 👉|point_left 👈
point_up ☝️|point_down 👇|handshake 🤝|eyes 👀|brain 🧠|smile 😄|smiley 😃|grinning 😀|slightly_smiling_face 🙂|wink 😉|blush 😊
joy 😂|sweat_smile 😅|thinking_face 🤔|thinking 🤔|neutral_face 😐|confused 😕|worried 😟|cry 😢|sob 😭|tired_face 😫|sunglasses 😎
heart_eyes 😍|heart ❤️|blue_heart 💙|green_heart 💚|yellow_heart 💛|star ⭐|star2 🌟|sparkles ✨|fire 🔥|rocket 🚀|tada 🎉|trophy 🏆
medal 🏅|sports_medal 🏅|100 💯|dart 🎯|goal_net 🥅|white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌
negative_squared_cross_mark ❎|heavy_plus_sign ➕|heavy_minus_sign ➖|question ❓|grey_question ❔|exclamation ❗|grey_exclamation ❕|warning ⚠️
no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|rotating_light 🚨|bell 🔔|no_bell 🔕|loudspeaker 📢|mega 📣|speech_balloon 💬
thought_balloon 💭|bulb 💡|mag 🔍|mag_right 🔎|lock 🔒|unlock 🔓|key 🔑|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍
pencil ✏️|pencil2 ✏️|memo 📝|black_nib ✒️|book 📖|books 📚|bookmark 🔖|clipboard 📋|page_facing_up 📄|page_with_curl 📃|card_index 📇
file_folder 📁|open_file_folder 📂|calendar 📆|date 📅|spiral_calendar_pad 🗓️|spiral_calendar 🗓️|alarm_clock ⏰|hourglass ⌛
hourglass_flowing_sand ⏳|stopwatch ⏱️|timer_clock ⏲️|clock9 🕘|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|chart 💹
arrow_up ⬆️|arrow_down ⬇️|arrow_right ➡️|arrow_left ⬅️|arrow_upper_right ↗️|arrow_lower_right ↘️|arrows_counterclockwise 🔄|repeat 🔁
leftwards_arrow_with_hook ↩️|back 🔙|fast_forward ⏩|arrow_forward ▶️|double_vertical_bar ⏸️|pause_button ⏸️|black_square_for_stop ⏹️
red_circle 🔴|large_orange_circle 🟠|orange_circle 🟠|large_yellow_circle 🟡|yellow_circle 🟡|large_green_circle 🟢|green_circle 🟢
large_blue_circle 🔵|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|large_red_square 🟥|large_yellow_square 🟨|large_green_square 🟩
white_large_square ⬜|black_large_square ⬛|white_small_square ▫️|black_small_square ▪️|small_blue_diamond 🔹|small_orange_diamond 🔸
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|zero 0️⃣|information_source ℹ️
moneybag 💰|money_with_wings 💸|dollar 💵|euro 💶|credit_card 💳|receipt 🧾|briefcase 💼|office 🏢|factory 🏭|department_store 🏬|bank 🏦
computer 💻|desktop_computer 🖥️|gear ⚙️|wrench 🔧|hammer_and_wrench 🛠️|hammer 🔨|package 📦|truck 🚚|email 📧|envelope ✉️|inbox_tray 📥
outbox_tray 📤|telephone_receiver 📞|busts_in_silhouette 👥|bust_in_silhouette 👤|people_holding_hands 🧑‍🤝‍🧑|robot_face 🤖|seedling 🌱|deciduous_tree 🌳
mountain ⛰️|snow_capped_mountain 🏔️|compass 🧭|world_map 🗺️|globe_with_meridians 🌐|ladder 🪜|scales ⚖️|microscope 🔬|mortar_board 🎓|school 🏫
sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|zap ⚡|umbrella ☔|snowflake ❄️|coffee ☕|tea 🍵|cake 🍰|beach_with_umbrella 🏖️|checkered_flag 🏁
triangular_flag_on_post 🚩|white_flag 🏳️|new 🆕|soon 🔜|end 🔚|sos 🆘|jigsaw 🧩|building_construction 🏗️|balloon 🎈|gift 🎁|ticket 🎫`;

const KNOWN = new Map(
  TABLE.split(/[|\n]/)
    .filter(Boolean)
    .map((entry) => entry.split(" ")),
);

/** The emoji of a short name without its colons, or null. */
export const emoji = (name) => KNOWN.get(name.replace(/::skin-tone-\d$/, "")) ?? null;

const NAMES = new Map(
  [...KNOWN].map(([name, picture]) => [
    picture.replace("\uFE0F", ""),
    name.replace(/^large_/, "").replaceAll("_", " "),
  ]),
);

/** What an emoji is called, in words, or null. */
export const emojiName = (picture) => NAMES.get(picture.replace("\uFE0F", "")) ?? null;

/** Text with the short names it knows replaced. */
export const withEmoji = (text) =>
  text.replace(/:([a-z0-9_+-]+(?:::skin-tone-\d)?):/g, (all, name) => emoji(name) ?? all);
