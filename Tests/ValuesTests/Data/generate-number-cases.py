#!/usr/bin/env python3
"""Writes number-cases.tsv beside itself: what exact fractions give, for NumberTests and DurationArithmeticTests.

Reals are written as the 16 hexadecimal digits of their bits; `-` stands for "does not fit".
"""

import fractions
import math
import pathlib
import random
import struct

random.seed(565)
Fraction = fractions.Fraction
lines = []


def bits(real):
    return struct.pack(">d", real).hex()


def integer():
    """A 64-bit integer of random width, extremes included."""
    special = [0, 1, -1, 2**63 - 1, -(2**63), 2**53, 2**53 + 1, -(2**53) - 1]
    if random.random() < 0.1:
        return random.choice(special)
    return random.randrange(-(2**63), 2**63) >> random.randrange(64)


def real():
    """A finite real: half of them of everyday size, many of them with few bits, so that ties occur."""
    kind = random.randrange(4)
    if kind == 0:
        return struct.unpack(">d", random.randbytes(8))[0] if random.random() < 0.9 else 5e-324
    if kind == 1:
        return random.randrange(-(2**12), 2**12) * 2.0 ** random.randrange(-30, 30)
    if kind == 2:
        return round(random.uniform(-1000, 1000), random.randrange(6))
    return random.uniform(-1, 1) * 2.0 ** random.randrange(-80, 80)


def finite():
    while True:
        value = real()
        if math.isfinite(value):
            return value


def half_to_even(value):
    """The nearest integer that fits 64 bits. Python rounds fractions half to even."""
    result = round(value)
    return str(result) if -(2**63) <= result < 2**63 else "-"


def ecmascript(value):
    """Number::toString from the shortest digits, which repr gives."""
    sign, digits, exponent = __import__("decimal").Decimal(repr(abs(value))).as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    point = len(text) + exponent
    text = text.rstrip("0")
    count = len(text)
    if count <= point <= 21:
        body = text + "0" * (point - count)
    elif 0 < point <= 21:
        body = text[:point] + "." + text[point:]
    elif -6 < point <= 0:
        body = "0." + "0" * -point + text
    else:
        mantissa = text[0] + ("." + text[1:] if count > 1 else "")
        body = f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return ("-" if value < 0 else "") + body


for _ in range(600):
    length, factor = integer(), finite()
    lines.append(["times", length, bits(factor), half_to_even(Fraction(length) * Fraction(factor))])
    divisor = finite()
    if divisor != 0:
        lines.append(["over", length, bits(divisor), half_to_even(Fraction(length) / Fraction(divisor))])
    whole = integer()
    if whole != 0:
        lines.append(["overInteger", length, whole, half_to_even(Fraction(length, whole))])
        # Python divides integers exactly and rounds once.
        lines.append(["quotient", length, whole, bits(length / whole + 0.0)])
    value = finite()
    if value != 0:
        lines.append(["print", bits(value), ecmascript(value), ""])
    digits = str(random.randrange(10 ** random.randrange(1, 40)))
    text = f"{digits}.{random.randrange(10**9)}e{random.randrange(-330, 300)}"
    parsed = float(text)
    lines.append(["read", text, bits(parsed) if math.isfinite(parsed) else "-", ""])
    # The middle between two reals, exactly, and a hair above it.
    low = abs(finite())
    if 1e-30 < low < 1e30:
        middle = (Fraction(low) + Fraction(math.nextafter(low, math.inf))) / 2
        places = middle.denominator.bit_length() - 1
        exact = str(middle.numerator * 5**places)
        for suffix in ("", "0000000001"):
            text = f"{exact}{suffix}e-{places + len(suffix)}"
            lines.append(["read", text, bits(float(text)), ""])

path = pathlib.Path(__file__).with_name("number-cases.tsv")
path.write_text("".join("\t".join(map(str, line)) + "\n" for line in lines), encoding="utf-8")
