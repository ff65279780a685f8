# The pages.

## Frame

web-skip = Tới nội dung chính
web-what = Chỉ số chuyển đổi số
web-nav = Chính
web-crumb = Đường dẫn
web-title-mistake = Lỗi:{ " " }
web-other-code = en
web-other-language = English
web-sign-out = Đăng xuất
web-made-with = Thang – đánh giá, xếp hạng chuyển đổi số
web-help = Cần trợ giúp: liên hệ quản trị hệ thống của cơ quan thường trực.
web-home = Về trang đầu
web-mistakes = Có { $count } chỗ cần sửa
web-pages = Các trang
web-pages-of = Trang { $page }/{ $pages }
web-earlier = Trang trước
web-later = Trang sau
web-find = Tìm
web-all = Tất cả
web-none = Không có
web-table-scroll = { $table }, cuộn ngang được
web-cancel = Hủy

## Errors

web-wrong-number = Mã yêu cầu (gửi kèm khi cần hỗ trợ):
web-wrong-400 = Yêu cầu không hợp lệ
    .what = Máy chủ không hiểu được nội dung đã gửi.
    .now = Hãy quay lại trang trước, tải lại trang rồi thử lại.
web-wrong-403 = Không được phép
    .what = Yêu cầu không đến từ trang của hệ thống này, hoặc tài khoản không có quyền làm việc này.
    .now = Hãy mở lại trang trong hệ thống rồi làm lại. Nếu vẫn bị từ chối, hãy hỏi quản trị hệ thống.
web-wrong-404 = Không tìm thấy trang
    .what = Địa chỉ không có trong hệ thống, hoặc nội dung không thuộc phạm vi được xem.
    .now = Hãy kiểm tra lại địa chỉ, hoặc đi từ trang đầu.
web-wrong-405 = Cách gọi không được hỗ trợ
    .what = Địa chỉ này không nhận kiểu yêu cầu vừa gửi.
    .now = Hãy đi từ trang đầu và dùng các nút trên trang.
web-wrong-408 = Hết thời gian chờ
    .what = Máy chủ không nhận đủ dữ liệu trong thời gian cho phép.
    .now = Hãy kiểm tra đường truyền rồi gửi lại.
web-wrong-409 = Dữ liệu vừa được người khác thay đổi
    .what = Trong khi trang này đang mở, nội dung đã được lưu từ nơi khác. Chưa có gì bị ghi đè.
    .now = Hãy mở lại trang để xem nội dung mới rồi sửa lại.
web-wrong-413 = Dữ liệu gửi lên quá lớn
    .what = Nội dung hoặc tệp vượt quá dung lượng cho phép.
    .now = Hãy chia nhỏ tệp rồi gửi lại.
web-wrong-415 = Kiểu dữ liệu không được hỗ trợ
    .what = Máy chủ chỉ nhận dữ liệu gửi từ các biểu mẫu trên trang.
    .now = Hãy mở lại trang và gửi bằng biểu mẫu.
web-wrong-421 = Sai địa chỉ truy cập
    .what = Hệ thống không phục vụ tên miền vừa dùng.
    .now = Hãy dùng đúng địa chỉ do quản trị hệ thống cung cấp.
web-wrong-422 = Biểu mẫu không đúng
    .what = Có ô bị thiếu, thừa hoặc sai định dạng.
    .now = Hãy tải lại trang rồi nhập lại.
web-wrong-429 = Quá nhiều yêu cầu
    .what = Có quá nhiều yêu cầu trong thời gian ngắn.
    .now = Hãy chờ vài giây rồi thử lại.
web-wrong-500 = Hệ thống gặp sự cố
    .what = Lỗi thuộc về hệ thống, không phải do thao tác. Việc vừa làm chưa được lưu.
    .now = Hãy thử lại sau ít phút. Nếu vẫn lỗi, gửi mã yêu cầu dưới đây cho quản trị hệ thống.
web-wrong-503 = Hệ thống đang bận
    .what = Máy chủ tạm thời không phục vụ được yêu cầu.
    .now = Hãy thử lại sau ít phút; nội dung chưa gửi vẫn còn ở trang trước.
web-wrong-507 = Máy chủ hết chỗ lưu trữ
    .what = Chưa lưu được vì ổ đĩa của máy chủ đã đầy. Dữ liệu đã lưu trước đó vẫn an toàn.
    .now = Hãy báo quản trị hệ thống và thử lại sau.

## Where the server listens

web-listen-public-url = mở ra ngoài máy này thì phải đặt `public_url`: địa chỉ người dùng gõ, ví dụ https://dti.example.gov.vn
web-listen-transport = mở ra ngoài máy này thì phải có `tls` (chứng thư và khóa) hoặc `behind_proxy` (máy chủ trung gian kết thúc TLS)
web-listen-plain = `public_url` phải bắt đầu bằng https:// khi mở ra ngoài máy này
web-listen-admin = địa chỉ quản trị phải nằm trên máy này (127.0.0.1 hoặc ::1)
web-listen-proxies = `behind_proxy` cần ít nhất một dải địa chỉ của máy chủ trung gian và số chặng từ 1 trở lên

## Signing in

web-sign-in = Đăng nhập
web-login = Tên đăng nhập
web-password = Mật khẩu
web-forgotten-link = Quên mật khẩu?
web-policy-asvs = Quy định mật khẩu đang dùng: độ dài và danh sách mật khẩu dễ đoán (OWASP ASVS).
web-policy-vn-742 = Quy định mật khẩu đang dùng: độ dài, loại ký tự và thời hạn (Quyết định 742/QĐ-BTTTT).
web-fresh = Xác nhận lại danh tính
web-fresh-intro = Việc này quan trọng nên cần nhập lại mật khẩu, và mã xác thực nếu đã đăng ký.
web-fresh-submit = Xác nhận
web-second-factor = Xác thực bước hai
web-second-factor-intro = Mở ứng dụng tạo mã trên điện thoại và nhập mã đang hiện.
web-second-factor-submit = Tiếp tục
web-second-factor-lost = Mất điện thoại hoặc ứng dụng: đề nghị quản trị hệ thống xóa xác thực bước hai của tài khoản.
web-code = Mã xác thực
web-code-hint = 6 chữ số, đổi sau mỗi 30 giây
web-enrol = Đăng ký xác thực bước hai
web-enrol-intro = Vai trò của tài khoản này bắt buộc xác thực bước hai. Chỉ cần đăng ký một lần.
web-enrol-app = 1. Cài một ứng dụng tạo mã xác thực (TOTP) trên điện thoại.
web-enrol-scan = 2. Dùng ứng dụng quét hình này.
web-enrol-picture = Mã QR để đăng ký ứng dụng tạo mã
web-enrol-secret = Không quét được thì nhập khóa này vào ứng dụng:
web-enrol-code = 3. Nhập mã ứng dụng đang hiện.
web-enrol-submit = Hoàn tất đăng ký
web-set-up = Tạo quản trị hệ thống đầu tiên
web-set-up-intro = Hệ thống chưa có người dùng nào. Quản trị đầu tiên được tạo bằng mã khởi tạo.
web-set-up-code = Mã khởi tạo
web-set-up-code-hint = Hiện một lần trên màn hình máy chủ khi khởi động lần đầu
web-set-up-submit = Tạo tài khoản
web-forgotten = Quên mật khẩu
web-forgotten-intro = Hệ thống sẽ gửi đường dẫn đặt lại mật khẩu tới thư điện tử đã đăng ký. Không có thư điện tử thì đề nghị lãnh đạo đơn vị cấp lại mật khẩu.
web-forgotten-submit = Gửi đường dẫn
web-forgotten-sent = Đã ghi nhận yêu cầu
web-forgotten-sent-text = Nếu tài khoản tồn tại và có thư điện tử, đường dẫn đặt lại mật khẩu sẽ được gửi trong vài phút. Hãy kiểm tra cả mục thư rác.
web-back-to-sign-in = Về trang đăng nhập
web-reset = Đặt lại mật khẩu
web-reset-submit = Đặt mật khẩu mới
web-change-password = Đổi mật khẩu
web-change-password-first = Đây là lần đăng nhập đầu tiên: hãy thay mật khẩu được cấp bằng mật khẩu của riêng mình.
web-old-password = Mật khẩu hiện tại
web-new-password = Mật khẩu mới
web-new-password-again = Nhập lại mật khẩu mới
web-new-password-hint-asvs = Ít nhất { $least } ký tự; câu dài dễ nhớ cũng được; được dán từ trình quản lý mật khẩu
web-new-password-hint-vn-742 = Ít nhất { $least } ký tự, có chữ hoa, chữ thường, chữ số và ký tự đặc biệt
web-passwords-differ = Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại cả hai ô.
web-required = Chưa nhập “{ $field }”.

## My account

web-account = Tài khoản của tôi
web-account-person = Thông tin
web-name = Họ và tên
web-mail = Thư điện tử
web-mail-hint = Để nhận đường dẫn đặt lại mật khẩu; có thể bỏ trống
web-unit = Đơn vị
web-roles = Vai trò
web-role = Vai trò
web-no-roles = Chưa được trao vai trò nào.
web-role-since = từ { $from }
web-role-span = từ { $from } đến { $until }
web-account-safety = Đăng nhập và bảo mật
web-second-factor-on = Đã đăng ký xác thực bước hai
web-second-factor-off = Chưa đăng ký xác thực bước hai
web-enrol-link = Đăng ký
web-sessions = Phiên đăng nhập
web-sessions-text = Đang có { $count } phiên đăng nhập. Nếu nghi ngờ có người khác dùng tài khoản, hãy đăng xuất khỏi mọi thiết bị rồi đổi mật khẩu.
web-sign-out-everywhere = Đăng xuất khỏi mọi thiết bị

## Users

web-users = Người dùng
web-users-of = Người dùng của { $unit }
web-user = Người dùng
web-users-count = { $count } người dùng
web-users-empty = Không có người dùng nào khớp với điều kiện tìm.
web-users-find = Tên hoặc tên đăng nhập
web-state = Trạng thái
web-state-invited = Đã mời
web-state-active = Đang hoạt động
web-state-disabled = Đã khóa
web-invite = Mời người dùng
web-invite-submit = Tạo tài khoản
web-invite-many = Mời theo danh sách
web-invite-many-intro = Tệp CSV có dòng tiêu đề với các cột: login, name, email, unit, role. Mỗi dòng là một người. Cột email và role có thể bỏ trống.
web-invite-many-submit = Tải lên và tạo tài khoản
web-file = Tệp CSV
web-table-row = Dòng { $row }, cột { $column }: { $text }
web-file-encoding = Tệp không phải UTF-8. Trong Excel hãy lưu bằng “CSV UTF-8”.
web-file-header = Dòng tiêu đề trống, thiếu tên cột hoặc có hai cột cùng tên.
web-file-table = Không đọc được bảng: có dòng dài hơn dòng tiêu đề hoặc dấu nháy không khép.
web-file-hint = Mã hóa UTF-8, tối đa 2 MB
web-slips = Mật khẩu lần đầu
web-slips-text = Mỗi mật khẩu chỉ hiện một lần ở đây. Hãy in và trao tận tay; người nhận phải đổi khi đăng nhập lần đầu.
web-first-password = Mật khẩu lần đầu
web-address = Địa chỉ
web-user-acts = Thao tác
web-user-none = Không có thao tác nào dành cho vai trò của bạn với người này.
web-disable = Khóa tài khoản
web-enable = Mở khóa tài khoản
web-reset-password = Cấp lại mật khẩu
web-reset-factor = Xóa xác thực bước hai
web-revoke = Thu hồi
web-revoke-role = Thu hồi vai trò { $role } của { $name }
web-grant = Trao vai trò
web-grant-submit = Trao vai trò
web-from = Từ ngày
web-until = Đến ngày
web-until-hint = Bỏ trống nếu không thời hạn; dd/mm/yyyy
web-reason = Lý do

## Grants and proposals

web-grants = Phân quyền
web-proposals = Đề xuất chờ duyệt
web-proposals-empty = Không có đề xuất nào đang chờ. Các vai trò quản trị hệ thống, cơ quan thường trực, thẩm định, hội đồng, phê duyệt, thanh tra chỉ có hiệu lực khi người thứ hai duyệt.
web-proposed-by = Người đề xuất
web-proposed-at = Lúc
web-confirm = Duyệt
web-confirm-grant = Duyệt trao vai trò { $role } cho { $name }
web-reject = Bác
web-reject-grant = Bác đề xuất trao vai trò { $role } cho { $name }
web-own-proposal = Do bạn đề xuất; người khác phải duyệt
web-propose = Đề xuất trao vai trò
web-propose-submit = Gửi đề xuất
web-grants-held = Vai trò đang có hiệu lực
web-grants-held-empty = Chưa trao vai trò nào.
web-act = Thao tác

## Units

web-units = Đơn vị
web-units-empty = Chưa có đơn vị nào. Hãy thêm từng đơn vị hoặc nạp danh mục từ tệp CSV.
web-units-count = { $count } đơn vị
web-unit-code = Mã đơn vị
web-unit-code-hint = Chữ thường, chữ số và dấu gạch ngang; không đổi được về sau
web-unit-name = Tên đơn vị
web-unit-kind = Loại
web-unit-parent = Đơn vị cấp trên
web-unit-kind-hint = Chữ thường không dấu, ví dụ so_nganh, cap_huyen, cap_xa
web-unit-parent-hint = Mã của đơn vị cấp trên; bỏ trống nếu không có
web-unit-add = Thêm đơn vị
web-unit-save = Lưu thay đổi
web-units-import = Nạp danh mục
web-units-import-intro = Tệp CSV có dòng tiêu đề với các cột: code, name, kind, parent. Đơn vị đã có mã sẽ được cập nhật; không đơn vị nào bị xóa.
web-units-import-submit = Tải lên và nạp

## Log

web-log = Nhật ký
web-log-empty = Không có sự kiện nào khớp với điều kiện lọc.
web-log-who = Người thực hiện
web-log-act = Việc
web-log-object = Đối tượng
web-log-when = Thời điểm
web-log-number = Số
web-log-result = Kết quả
web-log-done = Đã thực hiện
web-log-denied = Bị từ chối
web-log-from = Từ ngày
web-log-until = Đến ngày
web-log-day-hint = dd/mm/yyyy
web-log-filter = Lọc
web-log-export = Tải nhật ký
web-log-receipt = Biên nhận
web-log-receipt-of = Biên nhận của sự kiện { $number }
web-log-intact = Mỗi sự kiện có biên nhận, dùng để tự kiểm tra rằng nhật ký không bị sửa.
web-log-newest = Mới nhất
web-log-older = Cũ hơn
web-log-host = Máy chủ (dòng lệnh)
web-log-system = Hệ thống
web-log-visitor = Người chưa đăng nhập
web-kind-grant = Vai trò
web-kind-proposal = Đề xuất trao vai trò
web-kind-house = Hệ thống
web-kind-log = Nhật ký
web-kind-event = Sự kiện của nhật ký
web-acts-session = Đăng nhập
web-acts-password = Mật khẩu
web-acts-factor = Xác thực bước hai
web-acts-user = Người dùng
web-acts-grant = Vai trò
web-acts-proposal = Đề xuất
web-acts-unit = Đơn vị
act-deny-more = Nhiều lần bị từ chối (gộp)
act-factor-enrol = Đăng ký xác thực bước hai
act-factor-enter = Nhập mã xác thực bước hai
act-factor-reset = Xóa xác thực bước hai
act-grant-add = Trao vai trò của đơn vị
act-grant-bootstrap = Trao vai trò khi khởi tạo (một người quyết định)
act-grant-confirm = Trao vai trò đã được duyệt
act-grant-propose = Đề xuất trao vai trò
act-grant-revoke = Thu hồi vai trò
act-log-fork = Tiếp tục nhật ký từ bản sao lưu đã khôi phục
act-log-key = Thay khóa của nhật ký
act-password-ask = Xin đặt lại mật khẩu
act-password-choose = Đặt mật khẩu
act-password-reset = Cấp lại mật khẩu
act-proposal-confirm = Duyệt đề xuất
act-proposal-reject = Bác đề xuất
act-session-begin = Đăng nhập
act-session-end-all = Đăng xuất khỏi mọi thiết bị
act-session-fresh = Đăng nhập lại để xác nhận
act-unit-add = Thêm đơn vị
act-unit-save = Sửa đơn vị
act-user-disable = Khóa người dùng
act-user-enable = Mở khóa người dùng
act-user-invite = Mời người dùng
act-user-set-up = Tạo quản trị hệ thống đầu tiên

## Done

web-done-password = Đã đổi mật khẩu.
web-done-enrolled = Đã đăng ký xác thực bước hai.
web-done-disabled = Đã khóa tài khoản và kết thúc mọi phiên đăng nhập của người dùng.
web-done-enabled = Đã mở khóa tài khoản.
web-done-factor-reset = Đã xóa xác thực bước hai.
web-done-granted = Đã trao vai trò.
web-done-proposed = Đã gửi đề xuất; cần người thứ hai duyệt.
web-done-confirmed = Đã duyệt đề xuất.
web-done-rejected = Đã bác đề xuất.
web-done-revoked = Đã thu hồi vai trò.
web-done-unit = Đã lưu đơn vị.
web-done-units = Đã nạp danh mục đơn vị.
web-done-signed-out = Đã đăng xuất.
