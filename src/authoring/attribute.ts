import type { Expression, Property } from 'estree';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';

/** What an attribute says, where it says a plain number, text or truth: `a="x"`, `a={12}`, `a={-0.5}`, `a`. */
export function readAttribute({ value }: MdxJsxAttribute): string | number | boolean | undefined {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value;
  const statement = value.data?.estree?.body[0];
  return statement?.type === 'ExpressionStatement' ? plain(statement.expression) : undefined;
}

/** What an attribute says, where it says several of them by name: `at={{ depth: 20 }}`. */
export function readRecord({
  value,
}: MdxJsxAttribute): Readonly<Record<string, string | number | boolean>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const statement = value.data?.estree?.body[0];
  const object = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (object?.type !== 'ObjectExpression') return undefined;
  const record: Record<string, string | number | boolean> = {};
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.computed) return undefined;
    const { key, value: inner } = property;
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    const said = isExpression(inner) ? plain(inner) : undefined;
    if (name === undefined || said === undefined) return undefined;
    record[name] = said;
  }
  return record;
}

const isExpression = (node: Property['value']): node is Expression => !node.type.endsWith('Pattern');

function plain(expression: Expression): string | number | boolean | undefined {
  switch (expression.type) {
    case 'Literal': {
      const { value } = expression;
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : undefined;
    }
    case 'UnaryExpression': {
      const value = plain(expression.argument);
      return expression.operator === '-' && typeof value === 'number' ? -value : undefined;
    }
    case 'TemplateLiteral':
      return expression.expressions.length === 0
        ? (expression.quasis[0]?.value.cooked ?? undefined)
        : undefined;
    default:
      return undefined;
  }
}
