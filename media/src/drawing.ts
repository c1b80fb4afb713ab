// The script of a page that `graceline timeline` writes: draws every diagram of the page where its text stands. It
// fetches nothing; where Mermaid fails, the text stays.
import mermaid from 'mermaid';

const dark = matchMedia('(prefers-color-scheme: dark)');
const figures = [...document.querySelectorAll<HTMLElement>('[data-diagram]')];
let drawings = 0;

async function drawAll(): Promise<void> {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark.matches ? 'dark' : 'default' });
  // Mermaid has one store for all gantt charts: one diagram after the other.
  for (const figure of figures) {
    drawings += 1;
    const { svg } = await mermaid.render(`drawing-${String(drawings)}`, figure.dataset.diagram ?? '');
    figure.innerHTML = svg;
  }
}

/** The first picture, for a program that saves it. */
function drawnPicture(): { source: string; width: number; height: number } | undefined {
  const svg = document.querySelector('svg');
  if (!svg) return undefined;
  const [width, height] = [Math.ceil(svg.viewBox.baseVal.width), Math.ceil(svg.viewBox.baseVal.height)];
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  return { source: new XMLSerializer().serializeToString(svg), width, height };
}

dark.addEventListener('change', () => void drawAll());
Object.assign(globalThis, {
  drawn: drawAll().then(() => (document.body.className === 'picture' ? drawnPicture() : undefined)),
});
