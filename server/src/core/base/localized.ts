/** What people read, in each language that we speak. A missing language does not compile. */
export interface Localized {
  readonly en: string;
  readonly ko: string;
}

export type Locale = keyof Localized;
