import TestSupport
import Testing
import Values

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("28", 28), ("-7", -7), ("003", 3), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("000000000000000000000000001", 1),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("99999999999999999999", nil), ("", nil),
      ("-", nil), ("+1", nil), ("1.0", nil), ("1e3", nil), (" 1", nil), ("1_000", nil), ("0x10", nil),
      ("١", nil),
    ] as [(String, Int64?)])
  func readsAnInteger(text: String, value: Int64?) {
    #expect(readInteger(text) == value)
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 9, 10, 99, 100, .max])
  func anIntegerReadsBackTheSame(value: Int64) {
    let text = written { NumberText.write(value, to: &$0) }
    #expect(text == String(value))
    #expect(readInteger(text) == value)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0e99", 0), ("1", 1), ("-2.5", -2.5), ("0.1", 0.1), ("1e6", 1e6),
      ("1E+6", 1e6),
      ("1e-6", 1e-6), ("1e22", 1e22), ("1e23", 1e23), ("9007199254740993", 9_007_199_254_740_992),
      ("9007199254740993.0000000000000001", 9_007_199_254_740_994), ("5e-324", .leastNonzeroMagnitude),
      ("2e-324", 0),
      ("-1e-999", 0),
      ("3e-324", .leastNonzeroMagnitude), ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("0e99999999999999999999", 0),
      ("1e-99999999999999999999", 0), ("0.000001e6", 1), ("1e0000000000000000000000001", 10),
    ] as [(String, Double)])
  func readsTheNearestReal(text: String, value: Double) {
    let read = readReal(text)
    #expect(read == value)
    #expect(read?.sign == value.sign, "of the zeros, the positive one")
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "1.", "01", "-01", "00", "1e", "1e+", "1.e5", "e5", "0x1p3", "nan", "NaN", "inf",
    "Infinity",
    "-Infinity", "1e400", "-1e400", "1e99999999999999999999", "1.7976931348623159e308", "1 ", " 1", "1_0",
    "1,5",
    "--1", "1e5.0", "1f", "1\u{0}",
  ])
  func rejectsWhatIsNoFiniteJSONNumber(text: String) {
    #expect(readReal(text) == nil)
  }

  @Test func readsVeryLongNumbers() {
    let zeros = String(repeating: "0", count: 100_000)
    #expect(readReal("0.\(zeros)5e100001") == 5)
    #expect(readReal("5\(zeros)e-100000") == 5)
    #expect(readReal("9007199254740993.\(zeros)1") == 9_007_199_254_740_994)
    #expect(readReal("1\(zeros)") == nil)
  }

  /// The numbers of RFC 8785, appendix B, and of ECMAScript's borders between its forms.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
      ((11.0).bitPattern, "11"), ((0.1).bitPattern, "0.1"), ((1e21).bitPattern, "1e+21"),
      ((1e-7).bitPattern, "1e-7"),
      ((123_456_789_012_345_680_000.0).bitPattern, "123456789012345680000"),
      ((1.5e300).bitPattern, "1.5e+300"),
      ((-12.75).bitPattern, "-12.75"), ((1e20).bitPattern, "100000000000000000000"),
    ] as [(UInt64, String)])
  func writesTheFormOfRFC8785(bits: UInt64, text: String) {
    #expect(written { NumberText.write(Double(bitPattern: bits), to: &$0) } == text)
  }

  @Test func readsAndWritesAsExactArithmeticSays() throws {
    for example in try NumberCase.all("read") {
      let read = readReal(String(example.fields[1]))
      #expect(read?.bitPattern == example.real(2)?.bitPattern, "\(example.fields[1])")
    }
    for example in try NumberCase.all("print") {
      let value = try #require(example.real(1))
      #expect(written { NumberText.write(value, to: &$0) } == example.fields[2])
    }
  }

  @Test func everyRealReadsBackTheSame() throws {
    let seed: UInt64 = 8785
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let value = random.real()
      let text = written { NumberText.write(value, to: &$0) }
      try #require(readReal(text) == value, "seed \(seed), \(text)")
    }
  }
}
