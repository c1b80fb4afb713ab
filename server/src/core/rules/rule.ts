// What a rule is: one file that holds its name, its documentation, its check and its fixes together. A rule knows
// manifests and what follows from them in time; it knows neither settings nor suppressions nor editors.
import type { ConfigFile } from '../appSettings/configFile.ts';
import type { Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { NodeProfileName } from '../knowledge/nodeProfiles.ts';
import { isManifest, type KubernetesObject, type ManifestKind, type ManifestOf } from '../manifest/manifest.ts';
import type { Assumptions } from '../scenario/assumptions.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { Rejection } from '../validation/rejection.ts';
import type { UnitView } from '../workspace/unitView.ts';

export { workloadKinds } from '../manifest/manifest.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The groups of the catalogue. */
export type RuleGroup =
  | 'admission'
  | 'termination'
  | 'hooks'
  | 'signals'
  | 'traffic'
  | 'probes'
  | 'disruption'
  | 'rollout'
  | 'sidecars'
  | 'ephemeral'
  | 'builds'
  | 'suppressions';

export interface RuleMeta<K extends string = string> {
  /** Also the name of its file, its code in editors and the name of its pages. */
  readonly id: string;
  readonly title: Localized;
  /** The level of a finding that names none of its own. */
  readonly severity: Severity;
  /** Its level in the presets `recommended` and `quiet`, where that is another one; `off`: there it has to be switched on by name. */
  readonly recommended?: Severity | 'off';
  readonly group: RuleGroup;
  readonly appliesTo: readonly K[];
  readonly since: string;
  readonly status: 'preview' | 'stable';
  /** No finding has a fix: only its author knows what was meant. */
  readonly unfixable?: true;
  readonly docs: RuleDocs;
}

export interface RuleDocs {
  readonly what: Localized;
  readonly why: Localized;
  readonly fix: Localized;
  readonly falsePositives: Localized;
  /** First-party documentation or source. */
  readonly references: readonly string[];
}

/** `certain`: read off the manifest; `derived`: follows from reading a script; `assumed`: rests on an assumption. */
export type Confidence = 'certain' | 'derived' | 'assumed';

export interface Finding {
  /** The value to change. */
  readonly at: Place;
  readonly severity?: Severity;
  /** In the presets `recommended` and `quiet`, in place of what the rule says. */
  readonly recommended?: Severity | 'off';
  readonly message: Localized;
  /** Where the other numbers of the message come from. */
  readonly related: readonly Related[];
  /** A thunk: most findings are shown, few are fixed. */
  readonly fixes: () => readonly RuleFix[];
  readonly confidence: Confidence;
  readonly rejectedByApiServer?: boolean;
  /** The field of the refusal that it names, where `at` is another place. */
  readonly namesRefusalOf?: string;
  /** As Kubernetes writes it, of a refusal that another rule may have named already. */
  readonly refusedField?: string;
}

export interface Related {
  readonly at: Place;
  readonly message: Localized;
}

export interface RuleFix {
  readonly title: Localized;
  /** Safe: keeps layout and cannot shorten a drain or change availability. */
  readonly safe: boolean;
  readonly edits: readonly PlacedEdit[];
}

export interface PlacedEdit {
  readonly at: Place;
  readonly newText: string;
}

/** Numbers of rules that are a matter of taste or of the cluster. */
export interface RuleLimits {
  /** What should be left of the grace period beside hook and process, so that a slow second does not kill. */
  readonly safetyMargin: Millis;
  /** A drain that can take longer is told of. */
  readonly longDrain: Millis;
  /** The nodes that pods run on, beside those that a manifest itself asks for. */
  readonly nodeProfiles: readonly NodeProfileName[];
}

/** What a rule may know beside the object. */
export interface RuleContext extends RuleLimits {
  readonly assumptions: Assumptions;
  /** Undefined: nobody has said which Kubernetes it is for. */
  readonly kubernetesMinor: number | undefined;
  /** Those that somebody has set. */
  readonly featureGates: ReadonlyMap<string, boolean>;
  /** The document that the object stands in, for fixes. */
  readonly document: SyntaxDocument;
  /** What the object is deployed with: links ask it, and absence is only told where `mayLiveElsewhere` is false. */
  readonly unit: UnitView;
  /** What the API server says against the object. */
  readonly rejections: readonly Rejection[];
}

export interface Rule {
  readonly meta: RuleMeta;
  check(object: KubernetesObject, context: RuleContext): Iterable<Finding>;
  /** Of other objects there is no need to ask it; undefined: of any. */
  readonly kinds?: ReadonlySet<string>;
  /** What it says of a file of settings among the sources of an app, which is no object. */
  readonly checkSettings?: (file: ConfigFile) => Iterable<Finding>;
}

/** Narrows the manifest to the kinds that the rule says it applies to. */
export function defineRule<const K extends ManifestKind>(rule: {
  readonly meta: RuleMeta<K>;
  check(manifest: ManifestOf<K>, context: RuleContext): Iterable<Finding>;
  readonly checkSettings?: (file: ConfigFile) => Iterable<Finding>;
}): Rule {
  const kinds: ReadonlySet<string> = new Set(rule.meta.appliesTo);
  const applies = (object: KubernetesObject): object is ManifestOf<K> => isManifest(object) && kinds.has(object.kind);
  return {
    ...rule,
    kinds,
    check: (object, context) => (applies(object) ? rule.check(object, context) : []),
  };
}
