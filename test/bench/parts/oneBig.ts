// Typing in a file of 5 MB. The peer is not asked: it takes minutes.
import { graceline } from '../graceline.ts';
import { oneBig } from '../sets/sets.ts';
import { whileTyping } from '../typing.ts';

await whileTyping('one-big: 5 MB, 5,000 documents', oneBig(), [graceline], { atMost: 30 });
