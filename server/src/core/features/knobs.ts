// The numbers of a workload that somebody may turn to see what would happen, each with the edit that writes it.
import { isReadable, type Field, type Origin } from '../base/origin.ts';
import type { Container, LifecycleHandler, Probe } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { scaleOf } from '../scenario/desiredPods.ts';
import { setField, type Edit } from '../syntax/edits.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';

export interface Knob {
  /** Path of the field in its object: names the knob for as long as the manifest is laid out like this. */
  readonly field: string;
  /** As people call it: `nginx: preStop sleep`. */
  readonly label: string;
  readonly value: number;
  /** Undefined where nothing is written and Kubernetes fills nothing in. */
  readonly origin: Origin | undefined;
  readonly unit: 'seconds' | 'count';
  readonly least: number;
  /** Writes another value; undefined where that cannot be done without changing more. */
  readonly set: (value: number) => Edit | undefined;
}

/** In the order in which people think of them. What is templated, or shared by an alias, cannot be turned. */
export function knobsOf(workload: Workload, document: SyntaxDocument): readonly Knob[] {
  const { spec } = workload.pod;
  const knob = numberKnob(workload, document);
  const serving = spec.containers.filter(({ role }) => role === 'ordinary' || role === 'sidecar');
  const all = [
    ...knob('terminationGracePeriodSeconds', spec.terminationGracePeriodSeconds, 'seconds', 0),
    ...knob('replicas', scaleOf(workload), 'count', 0),
    ...serving.flatMap((container) => hookKnob(workload, document, container)),
    ...serving.flatMap((container) => probesOf(container).flatMap((probe) => probeKnobs(knob, container, probe))),
  ];
  return all.filter(({ set, value }) => set(value) !== undefined);
}

type NumberKnob = (
  label: string,
  field: Field<number> | undefined,
  unit: Knob['unit'],
  least: number,
) => readonly Knob[];

function numberKnob(workload: Workload, document: SyntaxDocument): NumberKnob {
  return (label, field, unit, least) => {
    if (!field || !isReadable(field) || !('field' in field.origin)) return [];
    const { value, origin } = field;
    const path = field.origin.field;
    const set = (changed: number): Edit | undefined => setField(document, workload.root, path, changed);
    return [{ field: path, label, value, origin, unit, least, set }];
  };
}

type NamedProbe = readonly [name: string, probe: Probe];

function probesOf(container: Container): readonly NamedProbe[] {
  return (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).flatMap((name): readonly NamedProbe[] => {
    const probe = container[name];
    return probe ? [[name, probe]] : [];
  });
}

function probeKnobs(knob: NumberKnob, container: Container, [name, probe]: NamedProbe): readonly Knob[] {
  const label = (number: string): string => `${container.name}: ${name}.${number}`;
  return [
    ...knob(label('initialDelaySeconds'), probe.initialDelaySeconds, 'seconds', 0),
    ...knob(label('periodSeconds'), probe.periodSeconds, 'seconds', 1),
    ...knob(label('failureThreshold'), probe.failureThreshold, 'count', 1),
    // Of the other probes it has to be 1.
    ...(name === 'readinessProbe' ? knob(label('successThreshold'), probe.successThreshold, 'count', 1) : []),
  ];
}

/** How long preStop sleeps: as a number, within a command, or not at all. */
function hookKnob(workload: Workload, document: SyntaxDocument, container: Container): readonly Knob[] {
  const label = `${container.name}: preStop sleep`;
  const hook = container.preStop;
  if (hook?.action.type === 'sleep') return numberKnob(workload, document)(label, hook.action.seconds, 'seconds', 0);
  if (hook) return sleepInCommand(label, hook, document);
  const lifecycle = `${container.path}.lifecycle`;
  const set = (seconds: number): Edit | undefined => {
    const preStop = { sleep: { seconds } };
    return (
      setField(document, workload.root, `${lifecycle}.preStop`, preStop) ??
      setField(document, workload.root, lifecycle, { preStop })
    );
  };
  const field = `${lifecycle}.preStop.sleep.seconds`;
  return [{ field, label, value: 0, origin: undefined, unit: 'seconds', least: 0, set }];
}

/** The one number of `["sh", "-c", "sleep 180"]` or `["sleep", "180"]`. */
function sleepInCommand(label: string, { action }: LifecycleHandler, document: SyntaxDocument): readonly Knob[] {
  if (action.type !== 'exec' || !isReadable(action.command)) return [];
  const { origin } = action.command;
  if (origin.type !== 'written' || origin.at.document !== document) return [];
  const { start, end } = origin.at.span;
  const [found, another] = document.text.slice(start, end).matchAll(/\bsleep["']?[\s,-]+["']?(\d+)\b(?!\.)/g);
  if (!found || another) return [];
  const number = found[1] ?? '';
  const behind = start + found.index + found[0].length;
  const at = { document, span: { start: behind - number.length, end: behind } };
  const set = (seconds: number): Edit => ({ at, newText: String(seconds) });
  return [{ field: origin.field, label, value: Number(number), origin, unit: 'seconds', least: 0, set }];
}
