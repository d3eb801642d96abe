// Puts the page together: the chat, what the patient types, the drawer and the levers beside it.

import { begin, stage } from "./chat.js";
import { compose } from "./composer.js";
import { openDrawer } from "./drawer.js";
import { layOut } from "./levers.js";
import { sheets } from "./sheets.js";

compose(stage);
sheets();
layOut(stage);
openDrawer(stage);
begin();
