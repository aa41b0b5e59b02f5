/**
 * Reads a formula and makes it a function, without ever evaluating text as code. jsep parses; only what is listed here
 * gets a meaning.
 */
import jsep from 'jsep';
import { FormulaError } from './formula-error.ts';
import { constants, functions } from './names.ts';
import { spellOut } from './spelling.ts';

export type Values = Readonly<Record<string, number>>;

export interface Formula {
  readonly evaluate: (values: Values) => number;
  /** As it was read, with every product written out. */
  readonly spelt: string;
}

/**
 * @param variables the names it may use
 * @throws FormulaError with what to mend
 */
export function readFormula(text: string, variables: readonly string[]): Formula {
  if (text.trim() === '') throw new FormulaError('Write a formula first.');
  if (text.length > 500) throw new FormulaError('That is longer than 500 signs; it can be written shorter.');
  const spelt = spellOut(text, variables);
  return {
    evaluate: compile(parse(spelt)),
    spelt: spelt.replaceAll(/(?<=[([]) | (?=[)\],])|(?<=[a-zA-Z0-9]) (?=\()/g, ''),
  };
}

const power = 11;
const precedences = { '<': 1, '>': 1, '<=': 1, '>=': 1, '+': 9, '-': 9, '*': 10, '/': 10, '^': power };

jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
for (const [sign, precedence] of Object.entries(precedences))
  jsep.addBinaryOp(sign, precedence, sign === '^');

// A sign in front binds weaker than a power, as in mathematics and unlike in jsep: −x² is −(x²), also behind e^.
jsep.hooks.add('gobble-token', function (env) {
  if (this.char !== '-' && this.char !== '+') return;
  const operator = this.char;
  this.index += 1;
  const argument = gobblePower(this);
  env.node = { type: 'UnaryExpression', operator, argument, prefix: true };
});

function gobblePower(scope: jsep.HookScope): jsep.Expression {
  const left = scope.gobbleToken();
  if (!left) return scope.throwError('something is missing behind a sign');
  scope.gobbleSpaces();
  if (scope.char !== '^') return left;
  scope.index += 1;
  return { type: 'BinaryExpression', operator: '^', left, right: gobblePower(scope) };
}

function parse(spelt: string): jsep.Expression {
  try {
    return jsep(spelt);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const at = 'index' in error && typeof error.index === 'number' ? error.index : spelt.length;
    const before = spelt.slice(0, at).trim();
    throw new FormulaError(
      before === '' || at >= spelt.length
        ? 'The formula is not complete: is a bracket or a term missing at its end?'
        : `It cannot be read behind “${before.slice(-20)}”. Is a bracket or a sign missing?`,
    );
  }
}

const binary: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  // Iverson's bracket: [x > 0] is 1 or 0.
  '<': (a, b) => (Number.isNaN(a + b) ? NaN : Number(a < b)),
  '>': (a, b) => (Number.isNaN(a + b) ? NaN : Number(a > b)),
  '<=': (a, b) => (Number.isNaN(a + b) ? NaN : Number(a <= b)),
  '>=': (a, b) => (Number.isNaN(a + b) ? NaN : Number(a >= b)),
};

type Evaluate = (values: Values) => number;

function compile(expression: jsep.Expression): Evaluate {
  // jsep makes no other nodes; what is none of them ends in the last line.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
  const node = expression as jsep.CoreExpression;
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      if (typeof value === 'number') return () => value;
      break;
    }
    case 'Identifier': {
      const { name } = node;
      const constant = constants[name];
      return (values) => values[name] ?? constant ?? NaN;
    }
    case 'UnaryExpression': {
      const argument = compile(node.argument);
      return node.operator === '-' ? (values) => -argument(values) : argument;
    }
    case 'BinaryExpression': {
      const combine = binary[node.operator];
      if (!combine) break;
      const [left, right] = [compile(node.left), compile(node.right)];
      return (values) => combine(left(values), right(values));
    }
    case 'ArrayExpression': {
      const [inside, ...more] = node.elements;
      if (!inside || more.length > 0) break;
      return compile(inside);
    }
    case 'CallExpression':
      return compileCall(node);
    default:
  }
  throw new FormulaError('It is not one formula. Is a sign between two parts missing?');
}

function compileCall(node: jsep.CallExpression): Evaluate {
  const name = typeof node.callee['name'] === 'string' ? node.callee['name'] : '';
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!called) throw new FormulaError('Only functions such as exp(…) can stand before a bracket.');
  const given = node.arguments.map(compile);
  const wanted = name === 'max' || name === 'min' ? undefined : 1;
  if (wanted === undefined ? given.length < 2 : given.length !== wanted)
    throw new FormulaError(
      wanted === undefined ? `${name} compares two numbers: ${name}(0, x).` : `${name} takes one number.`,
    );
  return (values) => called(...given.map((each) => each(values)));
}
