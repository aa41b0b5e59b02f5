import type { Expression } from 'estree';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';

/** What an attribute says, where it says a plain number, text or truth: `a="x"`, `a={12}`, `a={-0.5}`, `a`. */
export function readAttribute({ value }: MdxJsxAttribute): string | number | boolean | undefined {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value;
  const statement = value.data?.estree?.body[0];
  return statement?.type === 'ExpressionStatement' ? plain(statement.expression) : undefined;
}

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
