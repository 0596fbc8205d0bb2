import GongkaiModel
import Testing

@Suite struct DocumentNumberTests {
    @Test(
        "every printed shape of a number gives its parts",
        arguments: [
            ("嘉政发〔2017〕11号", DocumentNumber.Form.standard, "嘉政发", 2017, 11),
            ("嘉安委办会议纪要〔2017〕1号", .minutes, "嘉安委办会议纪要", 2017, 1),
            ("财政部公告2019年第39号", .announcement, "财政部公告", 2019, 39),
        ])
    func parts(text: String, form: DocumentNumber.Form, code: String, year: Int, serial: Int) {
        let number = DocumentNumber(text)
        #expect(number.form == form)
        #expect(number.code == code)
        #expect(number.year == year)
        #expect(number.serial == serial)
    }

    @Test("an order has a serial and no year")
    func order() {
        let number = DocumentNumber("国务院令第588号")
        #expect(number.form == .order)
        #expect(number.code == "国务院令")
        #expect(number.year == nil)
        #expect(number.serial == 588)
    }

    @Test(
        "what has no shape of a number keeps only its text",
        arguments: [
            "", "号", "〔2017〕11号", "嘉政发[2017]11号", "嘉政发〔17〕11号", "嘉政发〔2017〕011号", "GZ0220210007", "第号",
        ])
    func other(text: String) {
        let number = DocumentNumber(text)
        #expect(number.form == .other)
        #expect(number.text == text)
        #expect(number.code == nil && number.year == nil && number.serial == nil)
    }
}
