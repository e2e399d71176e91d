import type { FieldError } from './fields';

interface ErrorSummaryProps {
  readonly title: string;
  readonly errors: readonly FieldError[];
}

/** First thing on a refused form; each line leads to its field. `autofocus` makes screen readers start here. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
