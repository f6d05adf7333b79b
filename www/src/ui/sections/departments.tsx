// Where everything is.
import { plural } from '../../lib/format';
import { departments, faceOf } from '../../shop/categories';
import { Picture } from '../picture';

export function Departments() {
  return (
    <section aria-labelledby="departments-heading" class="slot">
      <div class="slot-head">
        <h2 id="departments-heading">Departments</h2>
      </div>
      <ul class="department-grid">
        {departments.map((department) => {
          const face = faceOf(department);
          return (
            <li key={department.href}>
              <a href={department.href} class="department-card">
                {face && <Picture product={face} />}
                <span class="department-name">{department.name} </span>
                <span class="department-count">{plural(department.products.length, 'product')}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
