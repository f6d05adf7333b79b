import { departments } from '../shop/categories';
import { Page } from '../ui/page';

export function NotFoundPage() {
  return (
    <Page title="There is nothing on this shelf" lead={<p>The address may be old or mistyped.</p>}>
      <p>Try the search above, or one of the departments:</p>
      <ul class="inline-list">
        {departments.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
