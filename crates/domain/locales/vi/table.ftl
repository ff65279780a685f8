# Đọc tệp bảng: .csv, .tsv, .xlsx. Khóa là mã lỗi; dòng và cột do nơi hiển thị thêm vào.

TB001 = Không tìm thấy tệp.
    .hint = Kiểm tra lại đường dẫn và tên tệp, kể cả phần mở rộng.
TB002 = Không đọc được tệp: { io-reason }.
    .hint = Kiểm tra quyền đọc; đóng chương trình đang mở tệp rồi chạy lại.
TB003 = Đây là thư mục, không phải tệp.
    .hint = Chỉ rõ tệp .csv hoặc .xlsx nằm trong thư mục đó.
TB004 = Tệp rỗng, không có dòng tiêu đề.
    .hint = Xuất lại bảng từ chương trình gốc; dòng đầu tiên phải là tên các cột.
TB005 = Tệp quá lớn: { $size } MiB, giới hạn là { $limit } MiB. Tệp chưa được đọc.
    .hint = Kiểm tra xem có chọn nhầm tệp không; nếu đúng tệp thì chia thành nhiều tệp nhỏ hơn.
TB006 = Có ký tự NUL (mã 0); tệp văn bản không được chứa ký tự này.
    .hint = Tệp có thể bị hỏng khi sao chép hoặc không phải tệp văn bản; hãy xuất lại từ chương trình gốc.
TB007 = Tệp dùng bảng mã { $encoding }, không phải UTF-8. Chương trình không tự chuyển mã, vì đoán sai một ký tự là sai tên đơn vị hoặc sai số liệu.
    .hint = Trong Excel, chọn Lưu thành (Save As), kiểu “CSV UTF-8 (Comma delimited)”; với tệp TCVN3, VNI thì chuyển mã sang Unicode (ví dụ bằng UniKey Toolkit) trước khi lưu.
TB008 = Tệp không phải UTF-8: gặp byte { $byte } không hợp lệ và không nhận ra được bảng mã nào của tiếng Việt.
    .hint = Lưu lại tệp với bảng mã UTF-8; trong Excel là kiểu “CSV UTF-8 (Comma delimited)”.
TB009 = Chữ bị sai bảng mã: “{ $found }” thực ra là “{ $meant }”, nội dung vốn viết bằng { $encoding } nhưng đã bị đọc nhầm sang bảng mã khác.
    .hint = Chuyển toàn bộ chữ trong tệp sang Unicode (ví dụ bằng UniKey Toolkit) rồi lưu lại dưới dạng UTF-8 hoặc .xlsx.
TB010 = Không rõ loại tệp “.{ $extension }”; chỉ đọc được .csv, .tsv, .txt và .xlsx.
    .hint = Lưu bảng thành .xlsx hoặc CSV UTF-8, giữ đúng phần mở rộng.
TB011 = Không đọc trực tiếp được tệp “.{ $extension }”.
    .hint = Mở tệp bằng Excel hoặc LibreOffice rồi chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx).
TB012 = Tệp không đúng với tên của nó: tên ghi là { $promised } nhưng nội dung là { $found }.
    .hint = Đổi phần mở rộng không làm đổi nội dung; hãy mở bằng chương trình gốc rồi lưu thành đúng kiểu .xlsx hoặc CSV UTF-8.
TB013 = Sổ tính được đặt mật khẩu nên không đọc được.
    .hint = Mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi lưu lại.
TB014 = Tệp .xlsx bị hỏng: { $reason ->
        [content-types] thiếu phần [Content_Types].xml
        [parts] có quá nhiều phần
        [strings-control] bảng chuỗi (sharedStrings.xml) có ký tự điều khiển
        [strings-count] bảng chuỗi (sharedStrings.xml) ghi sai số chuỗi
        [cells-order] các ô không theo thứ tự
        [xml] XML không đúng
        [zip] tệp chưa đủ hoặc bị lỗi, có thể do tải về hay sao chép chưa xong
        [sheet] không đọc được nội dung của trang tính
       *[workbook] không đọc được cấu trúc của sổ tính
    }{ $detail ->
        [none] {""}
       *[other] {" "}(chi tiết kỹ thuật: { $detail })
    }.
    .hint = Mở tệp bằng Excel hoặc LibreOffice để sửa, lưu lại dưới tên khác, hoặc xin lại bản gốc.
TB015 = Sổ tính khi giải nén vượt giới hạn { $limit } MiB.
    .hint = Kiểm tra nguồn gốc của tệp; nếu là tệp thật thì xóa các trang, hình ảnh không cần thiết hoặc chia nhỏ bảng.
TB016 = Bảng có quá nhiều dòng, giới hạn là { $limit } dòng.
    .hint = Chia bảng thành nhiều tệp, mỗi tệp giữ nguyên dòng tiêu đề.
TB017 = Bảng có quá nhiều cột ({ $columns }), giới hạn là { $limit } cột.
    .hint = Dùng mẫu dọc: mỗi dòng một câu trả lời, thay cho mỗi cột một chỉ số.
TB018 = Không có trang tính “{ $sheet }”. Các trang hiện có: { $sheets }.
    .hint = Viết đúng tên trang sau dấu #, ví dụ cau-tra-loi.xlsx#Trang1, hoặc bỏ phần này để đọc trang đầu tiên có tiêu đề.
TB019 = Không có trang tính nào chứa bảng: không tìm thấy dòng tiêu đề.
    .hint = Dòng đầu tiên có chữ phải là tên các cột; trang ẩn chỉ được đọc khi chỉ rõ tên sau dấu #.
TB020 = Sổ tính có nhiều trang; đã đọc trang “{ $sheet }”, không đọc { $others }.
    .hint = Muốn đọc trang khác thì ghi tên trang sau dấu #, ví dụ cau-tra-loi.xlsx#Trang2.
TB021 = Ô { $cell } có lỗi { $error }.
    .hint = Sửa công thức trong ô hoặc nhập thẳng giá trị; nếu chưa có số liệu thì để trống ô.
TB022 = Ô { $cell } có công thức nhưng chưa có kết quả.
    .hint = Mở tệp bằng Excel hoặc LibreOffice cho tính lại rồi lưu, hoặc nhập thẳng giá trị.
TB023 = Tên cột “{ $name }” xuất hiện hai lần, ở cột { $first } và cột { $second }.
    .hint = Mỗi tên cột chỉ dùng một lần; đổi tên hoặc xóa bớt một cột.
TB024 = Cột { $letter } không có tên ở dòng tiêu đề.
    .hint = Đặt tên cho cột hoặc xóa cột này.
TB025 = Dòng có { $cells } ô, nhiều hơn { $columns } cột của tiêu đề.
    .hint = Xóa ô thừa; giá trị có chứa dấu phân cách phải đặt trong dấu ngoặc kép, ví dụ "1,5".
TB026 = Dòng chỉ có { $cells } ô, ít hơn { $columns } cột của tiêu đề.
    .hint = Thêm dấu phân cách cho các ô trống để dòng đủ { $columns } ô.
TB027 = Có giá trị ở cột { $letter } nhưng cột này không có tên ở dòng tiêu đề.
    .hint = Dòng đầu tiên có chữ phải là dòng tiêu đề: xóa dòng tên bảng ở trên nếu có, đặt tên cho cột hoặc xóa giá trị thừa.
TB028 = Dấu ngoặc kép mở ở dòng này không được đóng.
    .hint = Thêm dấu ngoặc kép đóng; dấu ngoặc kép nằm trong giá trị phải viết hai lần ("").
TB029 = Sau dấu ngoặc kép đóng còn có chữ.
    .hint = Dấu ngoặc kép phải bao trọn giá trị; dấu ngoặc kép nằm trong giá trị phải viết hai lần ("").
TB030 = Còn { $count } lỗi { $code } nữa không hiển thị.
    .hint = Sửa các lỗi đã nêu rồi chạy lại để xem phần còn lại.
