// Mermaid loads each type of diagram on demand, and a single file would hold them all: 5 MB, of which the preview needs
// two types. This plugin leaves the others out; asking for one of them fails with a sentence that says so.
import { basename } from 'node:path';

const chunks = /[\\/]mermaid[\\/]dist[\\/]chunks[\\/].*\.mjs$/;
const needed = /^(?:chunk|sequenceDiagram|ganttDiagram)-/;
const layoutAndMath = /^(?:katex|elkjs|cytoscape)(?:[-/].*)?$/;

/** @type {import('esbuild').Plugin} */
export const bundleOnlyOurDiagrams = {
  name: 'bundle-only-our-diagrams',
  setup(build) {
    build.onLoad({ filter: chunks }, ({ path }) =>
      needed.test(basename(path)) ? null : absent('This type of diagram'),
    );
    build.onResolve({ filter: layoutAndMath }, ({ path }) => ({ path, namespace: 'absent' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => absent(path));
  },
};

/** A module that can be named and not used. */
function absent(what) {
  return { contents: `throw new Error(${JSON.stringify(`${what} is not part of Graceline's preview.`)});` };
}
