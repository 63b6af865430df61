/**
 * Whether a text looks like it holds an e-mail address, a telephone number or a payment card number. Long plain digits are
 * article numbers more often than telephone numbers, so they pass, but not in what a shopper typed (`typed`).
 */
export function personal(text: string, typed?: boolean): boolean {
  // full-width signs are the same address and the same digits
  const plain = text.normalize('NFKC');
  return (
    /\S(@|%40)\S+\.\S/.test(plain) ||
    (plain.match(/\+?\d[\d\s()./-]*\d/g) ?? []).some((run) => {
      const digits = run.replace(/\D/g, '');
      const { length } = digits;
      return (
        (length > 6 && typed) ||
        (length > 7 && run[0] === '+') ||
        (length > 8 && /^0\d{1,4}\D/.test(run)) ||
        /^\d{3}\)?[ .-]+\d{3}[ .-]\d{4}$/.test(run) ||
        isCard(run, digits)
      );
    })
  );
}

/** A card number by itself, or, written in groups, with its expiry or security code behind it. */
function isCard(run: string, digits: string): boolean {
  const card = /^([2-6]\d{15}|3[47]\d{13}|3(0[0-5]|[689]\d)\d{11})/.exec(digits)?.[0];
  return !!card && (card === digits || run !== digits) && luhn(card);
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
