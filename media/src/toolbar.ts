// The controls above the picture: which workload, which scenario, which picture, how large, and what to make of it.
import type { TargetView, TimelineView } from '../../server/src/protocol/timelineView.ts';
import type { Choice, ExportFormat, PictureKind } from './messages.ts';
import { control, element, make } from './page.ts';

export interface ToolbarActs {
  choose(change: Partial<Choice>): void;
  draw(picture: PictureKind): void;
  zoomBy(by: 'in' | 'out' | 'fit'): void;
  export(format: ExportFormat): void;
}

export class Toolbar {
  readonly #workload = control('workload', HTMLSelectElement);
  readonly #scenario = control('scenario', HTMLSelectElement);
  readonly #pin = element('pin');
  #targets: readonly TargetView[] = [];

  constructor(acts: ToolbarActs) {
    this.#workload.addEventListener('change', () => {
      const target = this.#targets[this.#workload.selectedIndex];
      if (target) acts.choose({ target });
    });
    this.#scenario.addEventListener('change', () => {
      acts.choose({ trigger: this.#scenario.value });
    });
    this.#pin.addEventListener('click', () => {
      acts.choose({ pinned: this.#pin.getAttribute('aria-pressed') !== 'true' });
    });
    for (const by of ['in', 'out', 'fit'] as const) {
      element(`zoom-${by}`).addEventListener('click', () => {
        acts.zoomBy(by);
      });
    }
    for (const picture of ['sequence', 'gantt'] as const) {
      element(`draw-${picture}`).addEventListener('click', () => {
        acts.draw(picture);
      });
    }
    const exports = control('export', HTMLSelectElement);
    exports.addEventListener('change', () => {
      acts.export(exports.value as ExportFormat);
      exports.selectedIndex = 0;
    });
  }

  showChoice({ trigger, pinned }: Choice): void {
    this.#scenario.value = trigger;
    this.#pin.setAttribute('aria-pressed', String(pinned));
  }

  /** A picture that is not there cannot be asked for. */
  showView({ target, targets, stories }: TimelineView, picture: PictureKind): void {
    const all = targets.some((one) => isSame(one, target)) ? targets : [target, ...targets];
    if (JSON.stringify(all) !== JSON.stringify(this.#targets)) {
      this.#targets = all;
      this.#workload.replaceChildren(...all.map(({ kind, name }) => make('option', '', `${kind} ${name}`)));
    }
    this.#workload.selectedIndex = all.findIndex((one) => isSame(one, target));
    const other: PictureKind = picture === 'gantt' ? 'sequence' : 'gantt';
    const isThere = (kind: PictureKind): boolean => stories.some((story) => story[kind] !== null);
    const shown = isThere(picture) ? picture : other;
    for (const kind of [picture, other]) {
      const button = control(`draw-${kind}`, HTMLButtonElement);
      button.disabled = !isThere(kind);
      button.setAttribute('aria-pressed', String(kind === shown));
    }
  }
}

function isSame(a: TargetView, b: TargetView): boolean {
  return a.uri === b.uri && a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}
