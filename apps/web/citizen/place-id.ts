import type { Cell } from '../../../libs/geo/cell';

/** Names a place in the address of its button. Two alike share it, and go together. */
export const placeId = ({ kind, cell }: { readonly kind: string; readonly cell: Cell }): string =>
  `${kind}-${cell.toString(16)}`;
