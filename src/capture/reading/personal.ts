/**
 * Whether a text looks like it holds an e-mail address, a telephone number or a payment card number. Long plain digits are
 * article numbers more often than telephone numbers, so they pass, but not in what a shopper typed (`typed`).
 */
export function personal(text: string, typed?: boolean): boolean {
  return (
    /\S(@|%40)\S+\.\S/.test(text) ||
    (text.match(/\+?\d[\d\s()./-]*\d/g) ?? []).some((run) => {
      const digits = run.replace(/\D/g, '');
      const { length } = digits;
      return (
        (length > 6 && typed) ||
        (length > 7 && run[0] === '+') ||
        (length > 8 && /^0\d{1,4}\D/.test(run)) ||
        /^\d{3}\)?[ .-]+\d{3}[ .-]\d{4}$/.test(run) ||
        (/^([2-6]\d{15}|3[47]\d{13})$/.test(digits) && luhn(digits))
      );
    })
  );
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = +digits.at(-1 - i)!;
    // Every second digit from the right counts twice, as the sum of the double's digits.
    sum += i % 2 ? (digit * 2) % 9 || digit : digit;
  }
  return sum % 10 === 0;
}
