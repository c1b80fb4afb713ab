// The elements of the page by their names, and the words that the host wrote into it.
import type { Words } from './messages.ts';

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

export function control<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = element(id);
  if (!(found instanceof type)) throw new Error(`#${id} is no ${type.name}.`);
  return found;
}

export const words = JSON.parse(element('words').textContent) as Words;

/** An element with text, which is never read as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}

export function list(texts: readonly string[], className: string): HTMLUListElement {
  return make('ul', className, ...texts.map((text) => make('li', '', text)));
}
