// The notice on what is stored, for how long and why, in five languages of which one is loaded.
export { NOTICE_LANGUAGES, notice } from "../notice/notice.js";
export type { Notice, NoticeLanguage, NoticeOptions, Stored } from "../notice/notice.js";
export type { Controller } from "../types.js";
