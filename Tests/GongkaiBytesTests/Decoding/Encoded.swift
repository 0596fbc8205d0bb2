import Glibc

/// A text in another encoding, by the C library, as inputs for the decoder.
func encoded(_ text: String, as encoding: String) -> [UInt8] {
    guard let descriptor = iconv_open(encoding, "UTF-8"), Int(bitPattern: descriptor) != -1 else { return [] }
    defer { iconv_close(descriptor) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    let capacity = output.count
    let written = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var from = input.baseAddress
            var left = input.count
            var into = output.baseAddress
            var room = capacity
            return iconv(descriptor, &from, &left, &into, &room) == -1 ? nil : capacity - room
        }
    }
    return output.prefix(written ?? 0).map { UInt8(bitPattern: $0) }
}

/// A page of office prose, long enough for every count to mean something.
let prose = """
    云溪市人民政府办公室关于做好2024年汛期工作的通知

    各县（区）人民政府，市政府各部门、直属各单位：

    入汛以来，我市降雨较常年同期偏多，江河水位上涨较快。为确保安全度汛，现就有关事项通知如下：

    一、压实工作责任。各地要落实“四级包保”制度，6月底前完成隐患排查不少于3轮。
    二、强化监测预警。市水务局、市气象局要加密会商，提高预报精度。


    """
