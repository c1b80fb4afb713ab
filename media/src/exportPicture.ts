// A picture that stands by itself: the colours of the theme are written into it.

const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (!(element instanceof SVGElement) || !original) return;
    const style = getComputedStyle(original);
    for (const property of kept) element.style.setProperty(property, style.getPropertyValue(property));
  });
  for (const unneeded of copy.querySelectorAll('style, .hit-area')) unneeded.remove();
  const { x, y, width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('style');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) ground.setAttribute(name, String(value));
  ground.style.fill = getComputedStyle(document.body).backgroundColor;
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Twice as large, for screens that show it so. As a data URL. */
export async function pngOf(svg: SVGSVGElement): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const { width, height } = svg.viewBox.baseVal;
  [canvas.width, canvas.height] = [Math.ceil(width * 2), Math.ceil(height * 2)];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}
