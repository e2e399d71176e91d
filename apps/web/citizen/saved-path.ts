import { paths } from '../paths';

/** One's own page, saying that the change was taken. */
export const savedPath = `${paths.me}?saved`;
