// Keys and small comforts. Every form works without this file.
"use strict";
