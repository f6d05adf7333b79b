// What can be wrong.

/** What every error carries. */
export interface HomebodyErrorShape { readonly code: ErrorCode; readonly field: string; readonly fix: string }

/** The stable words for errors. */
export type ErrorCode =
  | 'invalid-input' | 'pack-corrupt' | 'version-unsupported' | 'profile-corrupt' | 'consent-required' | 'not-ready' | 'disposed' | 'too-large'
  | 'load-failed' | 'csp-blocked' | 'unsupported' | 'storage-failed';
