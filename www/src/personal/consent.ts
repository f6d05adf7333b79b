// Yes and no: one call each, the same effort, the same effect at once.
import { ASKED, personalizer } from './personalizer';
import { deed } from './ranking';

export const sayYes = (): void => deed(() => personalizer.consent.grant(...ASKED));
export const sayNo = (): void => deed(() => personalizer.consent.withdraw(...ASKED));
