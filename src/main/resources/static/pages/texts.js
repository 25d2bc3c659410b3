// The words of the pages.
import { textsOf } from '/forms/texts.js';

export const say = await textsOf(new URL('./texts.json', import.meta.url));
