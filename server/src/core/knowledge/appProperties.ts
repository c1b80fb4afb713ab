import type { Property, StopCase } from './app.ts';
import type { DurationFormat } from './settingDuration.ts';

/** Something that an app can be told about its end; with a format where that is how long it may take. */
export type StopProperty = Property & { readonly format?: DurationFormat };

/** All that decides between the cases of a signal and bounds them, each once. */
export function propertiesOf(cases: readonly StopCase[]): readonly StopProperty[] {
  const properties = cases.flatMap(({ when, does }) => [
    when?.property,
    does.type === 'drains' ? does.atMost.property : undefined,
    does.type === 'exitsAtOnce' ? does.drainIsOff?.atMost.property : undefined,
  ]);
  return [...new Map(properties.flatMap((one) => (one ? [[one.name, one] as const] : []))).values()];
}
