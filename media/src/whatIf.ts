// What if: a field and a slider for each number, and what turning them would change in the files.
import type { ChangedLine, KnobView, TimelineView, WhatIf } from '../../server/src/protocol/timelineView.ts';
import { nothingSupposed } from './messages.ts';
import { control, element, make } from './page.ts';

export interface WhatIfActs {
  readonly suppose: (whatIf: WhatIf) => void;
  readonly apply: () => void;
  readonly keep: () => void;
}

export class WhatIfForm {
  readonly #acts: WhatIfActs;
  readonly #version = control('kubernetes-version', HTMLSelectElement);
  readonly #inputs = new Map<
    string,
    { readonly row: HTMLElement; readonly knob: KnobView; readonly set: (text: string) => void }
  >();
  #whatIf: WhatIf = nothingSupposed;

  constructor(acts: WhatIfActs) {
    this.#acts = acts;
    this.#version.addEventListener('change', () => {
      this.#suppose({ ...this.#whatIf, kubernetesVersion: this.#version.value || null });
    });
    // Beside the picture there is room for it.
    control('what-if', HTMLDetailsElement).open = window.matchMedia('(min-width: 1080px)').matches;
    element('apply').addEventListener('click', acts.apply);
    element('keep').addEventListener('click', acts.keep);
    element('reset').addEventListener('click', () => {
      this.#suppose(nothingSupposed);
    });
    element('what-if-form').addEventListener('submit', (event) => {
      event.preventDefault();
    });
  }

  /** Fields that somebody is typing in stay as they are. */
  show({ knobs, changes, edits, unwritten }: TimelineView, whatIf: WhatIf): void {
    this.#whatIf = whatIf;
    this.#version.value = whatIf.kubernetesVersion ?? '';
    this.#place(withSupposed(knobs, whatIf));
    showChanges(changes, unwritten);
    const supposes = Object.keys(whatIf.fields).length + Object.keys(whatIf.assumptions).length > 0;
    control('apply', HTMLButtonElement).disabled = edits.length === 0;
    control('keep', HTMLButtonElement).disabled = Object.keys(whatIf.assumptions).length === 0;
    control('reset', HTMLButtonElement).disabled = !supposes && whatIf.kubernetesVersion === null;
  }

  #place(knobs: readonly KnobView[]): void {
    const keys = knobs.map(({ key, label, origin }) => `${key} ${label} ${origin}`).join('\n');
    const known = [...this.#inputs.values()]
      .map(({ knob: { key, label, origin } }) => `${key} ${label} ${origin}`)
      .join('\n');
    const focused = document.activeElement?.id;
    if (keys !== known) {
      this.#inputs.clear();
      for (const knob of knobs) this.#inputs.set(knob.key, this.#row(knob));
      for (const group of ['field', 'assumption'] as const) {
        const rows = [...this.#inputs.values()].filter(({ knob }) => knob.group === group).map(({ row }) => row);
        element(`knobs-${group}`).replaceChildren(...rows);
      }
      if (focused) document.getElementById(focused)?.focus();
    }
    for (const { key, value } of knobs) {
      const supposed = this.#whatIf.fields[key] ?? this.#whatIf.assumptions[key];
      this.#inputs.get(key)?.set(String(supposed ?? value));
      this.#inputs.get(key)?.row.classList.toggle('turned', supposed !== undefined);
    }
  }

  #row(knob: KnobView) {
    const field = make('input', '');
    const slider = make('input', '');
    field.id = `knob-${knob.key}`;
    const label = make('label', '', knob.label, ' ', make('small', '', knob.origin));
    label.htmlFor = field.id;
    field.type = knob.unit === 'assumption' ? 'text' : 'number';
    field.min = String(knob.least);
    slider.type = 'range';
    slider.min = String(knob.least);
    slider.max = String(slidesTo(knob));
    slider.setAttribute('aria-label', knob.label);
    slider.tabIndex = 0;
    const turn = (text: string): void => {
      this.#turn(knob, text);
    };
    field.addEventListener('input', () => {
      turn(field.value);
    });
    slider.addEventListener('input', () => {
      field.value = knob.unit === 'assumption' ? `${slider.value}s` : slider.value;
      turn(field.value);
    });
    const row = make('div', 'knob', label, field, slider);
    const set = (text: string): void => {
      if (document.activeElement !== field) field.value = text;
      const seconds = /^(\d+(?:\.\d+)?)s?$/.exec(text)?.[1];
      if (document.activeElement !== slider) slider.value = seconds ?? slider.max;
    };
    return { row, knob, set };
  }

  #turn({ group, key, value }: KnobView, text: string): void {
    if (group === 'assumption') {
      const others = without(this.#whatIf.assumptions, key);
      this.#suppose({ ...this.#whatIf, assumptions: text === '' ? others : { ...others, [key]: text } });
      return;
    }
    const others = without(this.#whatIf.fields, key);
    const same = text === '' || text === value;
    this.#suppose({ ...this.#whatIf, fields: same ? others : { ...others, [key]: Number(text) } });
  }

  #suppose(whatIf: WhatIf): void {
    this.#whatIf = whatIf;
    this.#acts.suppose(whatIf);
  }
}

function without<T>(entries: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
}

/** An assumption that nothing rests on any more can still be taken back. */
function withSupposed(knobs: readonly KnobView[], { assumptions }: WhatIf): readonly KnobView[] {
  const known = new Set(knobs.map(({ key }) => key));
  const others = Object.keys(assumptions).filter((key) => !known.has(key));
  return [
    ...knobs,
    ...others.map((key): KnobView => {
      return { group: 'assumption', key, label: key, value: '', unit: 'assumption', least: 0, origin: '' };
    }),
  ];
}

/** Twice as far as it is, and far enough to try something. */
function slidesTo({ unit, value }: KnobView): number {
  const number = Number.parseFloat(value);
  const enough = unit === 'count' ? 10 : 60;
  return Math.max(enough, Number.isFinite(number) ? Math.ceil(number * 2) : 0);
}

function showChanges(changes: readonly ChangedLine[], unwritten: readonly string[]): void {
  const lines = changes.flatMap(({ line, before, after }) => [
    make('del', '', `${String(line)}  ${before}`),
    ...after.split(/\r?\n/).map((text) => make('ins', '', `${' '.repeat(String(line).length)}  ${text}`)),
  ]);
  element('changes').replaceChildren(...lines);
  element('unwritten').textContent = unwritten.join(', ');
  element('unwritten-note').hidden = unwritten.length === 0;
}
