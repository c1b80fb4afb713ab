// Typing in a file of 5 MB, and in others while it is opened. The peer is not asked: it takes minutes.
import { graceline } from '../graceline.ts';
import { whileOpening } from '../opening.ts';
import { oneBig, thousandLines } from '../sets/sets.ts';
import { whileTyping } from '../typing.ts';

await whileTyping('one-big: 5 MB, 5,000 documents', oneBig(), [graceline], { atMost: 30 });
await whileOpening('one-big: while it is opened', oneBig(), thousandLines(), { atMost: 100 });
