// Imported first by what runs in Node. V8 optimises a function on another thread once it has run for a while, and throws
// that away where it guessed wrong. A run of some seconds over many kinds of objects pays more for this than it gets back:
// a quarter of the CPU time of `graceline check` and a fifth of that of a first index. So functions have to run longer, by
// a factor of about eight, before it begins; what goes on running, as typing does, is optimised all the same. It changes
// no result.
import { setFlagsFromString } from 'node:v8';

/** From here on, which is Node 22, V8 has a cheaper compiler in between, and no such flag. */
const hasMaglev = 12;

if (Number.parseInt(process.versions.v8) < hasMaglev) setFlagsFromString('--interrupt-budget=1000000');
