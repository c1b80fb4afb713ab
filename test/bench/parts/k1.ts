// Typing in a file of about 1,000 lines, beside the peer.
import { graceline } from '../graceline.ts';
import { yamlLanguageServer } from '../peer.ts';
import { thousandLines } from '../sets/sets.ts';
import { whileTyping } from '../typing.ts';

const peer = yamlLanguageServer();
const servers = peer ? [graceline, peer] : [graceline];
await whileTyping('k1: 1,200 lines, 32 documents', thousandLines(), servers, { atMost: 10 });
