# answers

AS001 = “{ $column }” không phải là tên cột dùng được trong bảng câu trả lời.
    .hint = Dạng dài có các cột unit, criterion, input, value, state, note; dạng rộng có cột unit và các cột MÃ_TIÊU_CHÍ.MÃ_DỮ_LIỆU_ĐẦU_VÀO, ví dụ 5.3.so_may.
AS002 = Thiếu cột “{ $column }”.
    .hint = Thêm cột này vào dòng tiêu đề (dòng đầu tiên có chữ) của bảng; tên cột viết chữ thường, không dấu: unit, criterion, input, value.
AS003 = Danh sách đơn vị không có đơn vị “{ $unit }”.
    .hint = Kiểm tra lại mã đơn vị, hoặc bổ sung đơn vị vào tệp danh sách đơn vị.
AS004 = Bộ chỉ số không có tiêu chí, điều kiện khống chế hay mục điểm thưởng, điểm trừ nào mang mã “{ $criterion }”.
    .hint = Kiểm tra lại mã; dữ liệu dùng chung thì để trống cột criterion.
AS005 = “{ $criterion }” không có dữ liệu đầu vào “{ $input }”.
    .hint = Dùng lệnh thang framework show để xem mã các dữ liệu đầu vào.
AS006 = “{ $criterion }” không áp dụng cho nhóm xếp hạng “{ $league }” của đơn vị “{ $unit }”.
    .hint = Bỏ dòng này, hoặc kiểm tra lại nhóm xếp hạng của đơn vị.
AS007 = Dòng này trùng với dòng { $first }: mỗi đơn vị chỉ trả lời một lần cho mỗi dữ liệu đầu vào.
    .hint = Giữ lại một dòng đúng và xóa dòng kia.
AS008 = Không có trạng thái “{ $state }”.
    .hint = Cột state để trống, hoặc ghi pending (chờ số liệu), rejected (không được công nhận).
AS009 = “{ $value }” không phải là { $kind ->
        [count] số đếm (số nguyên từ 0 trở lên)
        [list] số dòng của danh sách (số nguyên từ 0 trở lên)
        [money] số tiền tính bằng đồng (số nguyên từ 0 trở lên)
        [percent] tỷ lệ phần trăm (ghi 85.5 nghĩa là 85,5 %)
        [points] số điểm (từ 0 trở lên)
        [yes_no] câu trả lời có hoặc không
        [parts] các mã nối với nhau bằng dấu cộng, mỗi mã ghi một lần
        [grades] các điểm số cách nhau bằng dấu chấm phẩy
        [date] một ngày có thật, viết theo dạng 2026-01-31
       *[other] một số
    }.
    .hint =
        Dữ liệu đầu vào “{ $input }” phải đúng kiểu này{ $kind ->
            [yes_no] {""}: ghi “có” hoặc “không” (cũng được: yes, no, 1, 0).
            [parts] .
            [date] .
           *[other] {""}. Số ghi như 1234.5; với tùy chọn --numbers vi thì ghi như 1.234,5, với --numbers en thì như 1,234.5. Nhiều nhất 15 chữ số phần nguyên và 9 chữ số phần thập phân.
        }
AS010 = Giá trị { $value } nằm ngoài khoảng cho phép { $range }.
    .hint = Kiểm tra lại số liệu và đơn vị tính của “{ $input }”.
AS011 = “{ $value }” không phải là một mã được chọn của “{ $input }”.
    .hint = Các mã được chọn: { $options }.
AS012 = Không được ghi “không áp dụng” (#na) ở đây: “{ $criterion }” bắt buộc áp dụng cho mọi đơn vị trong nhóm.
    .hint = Ghi giá trị thật; nếu chưa có số liệu thì để trống.
AS013 = “{ $criterion }” vừa có giá trị vừa ghi “không áp dụng” (#na).
    .hint = Nếu tiêu chí không áp dụng thì ghi #na cho mọi dữ liệu đầu vào đã trả lời; nếu áp dụng thì thay #na bằng giá trị hoặc để trống.
AS014 = Đơn vị “{ $unit }” trả lời riêng trong khi dòng { $row } đã trả lời chung cho mọi đơn vị (*).
    .hint = Chỉ giữ một trong hai.
AS015 = Dòng chung cho mọi đơn vị (*) chỉ dành cho dữ liệu dùng chung, không dùng cho “{ $criterion }”.
    .hint = Ghi riêng cho từng đơn vị.
AS016 = “{ $input }” là dữ liệu dùng chung, không ghi dưới “{ $criterion }”.
    .hint = Để trống cột criterion (dạng rộng: cột .{ $input }).
AS017 = Điểm do người đánh giá nhập cho “{ $input }” phải kèm lý do ở cột note.
    .hint = Dùng dạng dài và ghi lý do vào cột note.
AS018 = Dòng này chưa nêu dữ liệu đầu vào: cột input để trống.
    .hint = Ghi mã dữ liệu đầu vào ở cột input. Cột input chỉ để trống khi dòng nêu trạng thái (state) của cả tiêu chí, hoặc ghi #na cho tiêu chí không có dữ liệu đầu vào riêng.
AS019 = Bộ chỉ số không có dữ liệu dùng chung “{ $input }”.
    .hint = Nếu là dữ liệu đầu vào của một tiêu chí thì ghi mã tiêu chí ở cột criterion.
AS050 = Đơn vị “{ $unit }” thuộc nhóm xếp hạng mà bộ chỉ số này không có, nên không trả lời ở đây.
    .hint = Bỏ dòng này, hoặc kiểm tra lại nhóm xếp hạng của đơn vị trong danh sách đơn vị.
AS051 = Tham số “{ $param }” chưa có giá trị cho năm { $year }.
    .hint = Bổ sung giá trị của năm này cho mọi nhóm xếp hạng, hoặc chọn năm khác; hệ thống không tự lấy giá trị của năm trước.
AS052 = Đơn vị cấp dưới này không có trọng số dùng được ở cột “{ $column }”.
    .hint = Ghi một số lớn hơn 0 vào cột “{ $column }” của danh sách đơn vị.
AS053 = Tham số “{ $param }” thay đổi theo năm nhưng chưa cho biết năm.
    .hint = Thêm tùy chọn --year, ví dụ --year 2025.
AS054 = “{ $value }” không đọc được trong bảng kết quả.
    .hint = Dùng nguyên tệp results.csv do phần mềm ghi ra, không sửa bằng tay.
AS055 = Bảng kết quả có hai dòng của đơn vị “{ $unit }” tại “{ $node }”.
    .hint = Mỗi đơn vị chỉ có một dòng cho mỗi nhóm chỉ số. Dùng nguyên tệp results.csv do phần mềm ghi ra, không ghép các tệp.
AS056 = Bộ chỉ số này chưa có điểm tối đa nên chưa chấm được điểm.
    .hint = Bổ sung điểm tối đa của thang điểm và của các tiêu chí.
AS057 = Tệp câu trả lời chỉ có dòng tiêu đề.
    .hint = Kiểm tra lại có đúng tệp (hoặc đúng trang tính) không; nếu chấm tiếp thì không đơn vị nào có câu trả lời.

UN001 = Danh sách đơn vị thiếu cột “unit”.
    .hint = Cột unit ghi mã của từng đơn vị; các cột name, league, parent, ranked có thể không có.
UN002 = “{ $unit }” không dùng được làm mã đơn vị.
    .hint = Mã có tối đa 40 ký tự, gồm chữ cái không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; bắt đầu và kết thúc bằng chữ cái hoặc chữ số.
UN003 = Đơn vị “{ $unit }” đã có ở dòng { $first }.
    .hint = Mỗi đơn vị chỉ ghi một dòng.
UN004 = Có { $count } đơn vị thuộc nhóm xếp hạng mà bộ chỉ số này không có ({ $leagues }) nên không tham gia.
UN005 = Đơn vị “{ $unit }” chưa có nhóm xếp hạng.
    .hint = Bộ chỉ số có nhiều nhóm xếp hạng nên phải ghi nhóm ở cột league.
UN006 = “{ $value }” không hợp lệ ở cột ranked.
    .hint = Ghi yes (xếp hạng), no (không xếp hạng) hoặc để trống (xếp hạng).
UN008 = Bộ chỉ số không chia nhóm xếp hạng, nên cột league không được ghi “{ $league }”.
    .hint = Để trống cột league.
UN009 = Đơn vị “{ $unit }” nằm trong một vòng quan hệ cấp trên – cấp dưới.
    .hint = Sửa cột parent: không đơn vị nào là cấp trên của chính mình, dù trực tiếp hay qua đơn vị khác.
UN010 = Cần danh sách đơn vị, vì bộ chỉ số có nhiều nhóm xếp hạng.
    .hint = Thêm tùy chọn --units với tệp có các cột unit, league.
UN011 = Có { $count } đơn vị ghi nhóm xếp hạng “{ $league }”, bộ chỉ số không có nhóm này nên các đơn vị đó không tham gia.
    .hint = Sửa cột league nếu ghi nhầm; nếu đúng là đơn vị của bộ chỉ số khác thì bỏ qua cảnh báo này.

# rules
AS020 = Điểm { $value } nằm ngoài khoảng từ 0 đến điểm tối đa { $max }.
    .hint = Kiểm tra lại số điểm đã nhập.
AS021 = Giá trị { $value } là số âm, trong khi cách tính điểm này chỉ nhận số từ 0 trở lên.
    .hint = Kiểm tra lại số liệu.
AS022 = Tử số { $a } lớn hơn mẫu số { $b }, trong khi bộ chỉ số không cho phép.
    .hint = Kiểm tra lại cả hai số liệu: phần không thể lớn hơn tổng.
AS023 = Mẫu số bằng 0, trong khi bộ chỉ số không cho phép.
    .hint = Kiểm tra lại số liệu của mẫu số.
AS024 = Giá trị { $value } không thuộc khoảng nào của cách tính điểm.
    .hint = Kiểm tra lại số liệu và đơn vị tính.
AS025 = Giá trị { $value } phải là số nguyên.
    .hint = Kiểm tra lại số liệu.
AS026 = Tỷ lệ { $value } nằm ngoài khoảng từ 0 đến 1.
    .hint = Kiểm tra lại số liệu; dữ liệu đầu vào kiểu phần trăm thì từ 0 đến 100.
AS027 = Giá trị bình quân { $value } nằm ngoài thang khảo sát từ { $low } đến { $high }.
    .hint = Kiểm tra lại số liệu và thang điểm của phiếu khảo sát.
AS028 = Số phiếu hài lòng { $value } lớn hơn tổng số phiếu { $n }.
    .hint = Kiểm tra lại cả hai số liệu.
AS029 = Số liệu kỳ trước bằng 0 nên không tính được mức thay đổi, và bộ chỉ số không cho phép trường hợp này.
    .hint = Kiểm tra lại số liệu của kỳ trước.
