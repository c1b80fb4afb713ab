// A picture larger than its panel: zoomed with buttons, keys and the wheel, moved by dragging it.

const [least, most, step] = [0.25, 4, 1.25];

/** null: as wide as the panel, and no wider than it was drawn. */
export type Zoom = number | null;

export function zoomed(zoom: Zoom, by: 'in' | 'out' | 'fit'): Zoom {
  if (by === 'fit') return null;
  return Math.min(most, Math.max(least, (zoom ?? 1) * (by === 'in' ? step : 1 / step)));
}

/** A narrow panel shrinks the picture a little, and then scrolls: letters have to stay letters. */
export function applyZoom(svg: SVGSVGElement, zoom: Zoom): void {
  const { width } = svg.viewBox.baseVal;
  svg.style.maxWidth = zoom === null ? `${String(width)}px` : 'none';
  svg.style.minWidth = zoom === null ? `${String(Math.round(width * 0.8))}px` : '0';
  svg.style.width = zoom === null ? '100%' : `${String(Math.round(width * zoom))}px`;
}

export function letPan(frame: HTMLElement, zoomBy: (by: 'in' | 'out' | 'fit') => void): void {
  frame.addEventListener('keydown', (pressed) => {
    const by = ({ '+': 'in', '=': 'in', '-': 'out', '0': 'fit' } as const)[pressed.key];
    if (!by || pressed.ctrlKey || pressed.metaKey) return;
    pressed.preventDefault();
    zoomBy(by);
  });
  frame.addEventListener(
    'wheel',
    (turned) => {
      if (!turned.ctrlKey) return;
      turned.preventDefault();
      zoomBy(turned.deltaY < 0 ? 'in' : 'out');
    },
    { passive: false },
  );
  frame.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || (down.target as Element).closest('.message')) return;
    const from = { x: down.clientX + frame.scrollLeft, y: down.clientY + window.scrollY };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      frame.scrollLeft = from.x - clientX;
      window.scrollTo(0, from.y - clientY);
    };
    frame.setPointerCapture(down.pointerId);
    frame.addEventListener('pointermove', move);
    frame.addEventListener(
      'lostpointercapture',
      () => {
        frame.removeEventListener('pointermove', move);
      },
      { once: true },
    );
  });
}
