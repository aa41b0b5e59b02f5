import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';

/** An attribute that the build adds to a component. A number is written `{3}`: a string would arrive as text. */
export function literalAttribute(name: string, value: string | number): MdxJsxAttribute {
  if (typeof value === 'string') return { type: 'mdxJsxAttribute', name, value };
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: String(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          body: [
            {
              type: 'ExpressionStatement',
              expression: { type: 'Literal', value, raw: String(value) },
            },
          ],
        },
      },
    },
  };
}
