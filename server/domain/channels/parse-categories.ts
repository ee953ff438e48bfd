import { DomainError } from '../errors.ts';
import { CATEGORIES, type Category } from './category.ts';

/**
 * Categories as people type them, with commas between, in any case.
 * @throws DomainError invalid `category_unknown`
 */
export function parseCategories(text: string): Category[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return [...new Set(names.map(getCategory))];
}

function getCategory(name: string): Category {
  const category = CATEGORIES.find((each) => each.toLowerCase() === name.toLowerCase());
  if (category) return category;
  const known = CATEGORIES.join(', ');
  const sentence = `There is no category "${name.slice(0, 40)}". There are ${known}.`;
  throw new DomainError('invalid', 'category_unknown', sentence, { name: name.slice(0, 40), known });
}
