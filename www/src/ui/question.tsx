// Where the package's one question may stand. It asks by itself, at the second page at the earliest, and never twice.
import { h } from 'preact';

export const Question = ({ item }: { item?: string | undefined }) => h('homebody-ask', item ? { item } : {});
