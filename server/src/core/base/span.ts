/** A half-open stretch of text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
