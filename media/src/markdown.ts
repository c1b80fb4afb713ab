// The pictures of fences in VS Code's Markdown preview. That one loads scripts into every page, so this one is small, and
// the drawing code comes once there is something to draw.
const drawnBefore = new Map<string, SVGSVGElement>();

/** VS Code puts the page back to what was rendered, without its pictures, after every change of the text. */
window.addEventListener('vscode.markdown.updateContent', () => void drawAll());

/** The first text is put into the page by a script of VS Code's that may run after this one, and says nothing. */
const written = new MutationObserver(drawFirst);
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();

function begin(): void {
  written.observe(document.body, { childList: true });
  drawFirst();
}

function drawFirst(): void {
  if (!document.querySelector('.markdown-body')) return;
  written.disconnect();
  void drawAll();
}

async function drawAll(): Promise<void> {
  const figures = [...document.querySelectorAll<HTMLElement>('.graceline-timeline [data-diagram]')];
  for (const figure of figures) show(figure, drawnBefore.get(figure.dataset.diagram ?? ''));
  const undrawn = figures.filter((figure) => figure.childElementCount === 0);
  if (undrawn.length === 0) return;
  const { drawn, prepareDiagrams } = await import('./diagram.ts');
  if (drawnBefore.size === 0) prepareDiagrams();
  for (const figure of undrawn) {
    const { diagram = '' } = figure.dataset;
    try {
      const svg = await drawn(diagram);
      drawnBefore.set(diagram, svg);
      show(figure, svg);
    } catch {
      // What happens stands above it and below it as text.
      figure.remove();
    }
  }
}

/** The same picture may stand in one page twice. */
function show(figure: HTMLElement, svg: SVGSVGElement | undefined): void {
  if (svg) figure.replaceChildren(svg.cloneNode(true));
}
