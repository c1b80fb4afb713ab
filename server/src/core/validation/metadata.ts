// Names, labels and annotations of an object: ValidateObjectMeta in k8s.io/apimachinery/pkg/api/validation.
import { hasForm } from './checks.ts';
import { validateAnnotations, validateLabels } from './labels.ts';
import { dns1123Label, pathSegment, type Form } from './names.ts';
import { required, type FieldErrors } from './rejection.ts';
import { fieldsOf, isZero, type Fields, type Value } from './value.ts';

const path = ['metadata'];

/** `name`: what the kind asks of its names beyond what all names must be. */
export function* validateMetadata(object: Fields, name: Form): FieldErrors {
  const metadata: Fields = fieldsOf(object.metadata);
  if (typeof object.metadata === 'symbol') return;
  yield* validateGenerateName(metadata.generateName, name);
  if (isZero(metadata.name) && isZero(metadata.generateName)) {
    yield required([...path, 'name'], 'name or generateName is required');
  } else if (!isZero(metadata.name)) {
    yield* hasForm(metadata.name, both(pathSegment, name), [...path, 'name']);
  }
  if (!isZero(metadata.namespace)) yield* hasForm(metadata.namespace, dns1123Label, [...path, 'namespace']);
  yield* validateLabels(metadata.labels, [...path, 'labels']);
  yield* validateAnnotations(metadata.annotations, [...path, 'annotations']);
}

/** What is generated goes behind it, so that it may end with a hyphen. */
function* validateGenerateName(prefix: Value | undefined, name: Form): FieldErrors {
  if (typeof prefix !== 'string' || prefix === '') return;
  yield* hasForm(prefix, (text) => name(text.endsWith('-') ? `${text.slice(0, -1)}a` : text), [
    ...path,
    'generateName',
  ]);
}

function both(first: Form, second: Form): Form {
  return (text) => [...first(text), ...second(text)];
}
