#include "interchange/text_window.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

Error unreadable(const std::filesystem::path& file) {
    return {Failure::storage, tr("The file {0} cannot be read.", file.string())};
}

// `before` is the text that stands before a NUL.
Error not_text(const std::filesystem::path& file, std::string_view bytes, std::string_view before) {
    return {Failure::invalid, why_no_text(file.filename().string(), bytes, before)};
}

}  // namespace

TextWindow::TextWindow(const std::filesystem::path& file,
                       const std::optional<std::string>& encoding, std::size_t block_size)
    : m_path(file), m_block_size(std::max<std::size_t>(block_size, 64)) {
    std::error_code ignored;
    if (std::filesystem::is_directory(m_path, ignored)) throw unreadable(m_path);
    m_file.open(m_path, std::ios::binary);
    if (!m_file) throw unreadable(m_path);
    // Judging needs more than a small block, whatever the caller wants to hold later.
    read_raw(std::max<std::size_t>(m_block_size, 1U << 16U));
    if (!describe_foreign_format(m_raw).empty()) throw not_text(m_path, m_raw, {});

    m_encoding = detect_encoding(m_raw, m_ended ? Sample::whole : Sample::beginning);
    if (encoding && m_encoding.mark_length == 0)
        m_encoding = {*encoding, 0, Certainty::certain, {}};
    if (m_encoding.name.empty())
        throw not_text(m_path, m_raw, std::string_view(m_raw).substr(0, m_raw.find('\0')));
    if (fold_case(m_encoding.name) != "utf-8") m_decoder.emplace(m_encoding.name);
    append(std::string_view(m_raw).substr(m_encoding.mark_length));
}

void TextWindow::refill(std::size_t& at) {
    m_text.erase(0, at);
    m_checked -= std::min(m_checked, at);
    at = 0;
    read_raw(std::max(m_block_size, m_text.size()));
    append(m_raw);
}

void TextWindow::read_raw(std::size_t count) {
    m_raw.resize(count);
    m_file.read(m_raw.data(), static_cast<std::streamsize>(count));
    if (m_file.bad()) throw unreadable(m_path);
    m_raw.resize(static_cast<std::size_t>(m_file.gcount()));
    m_bytes_read += m_file.gcount();
    m_ended = m_file.eof();
}

void TextWindow::append(std::string_view raw) {
    const std::size_t from = m_text.size();
    if (m_decoder) {
        m_decoder->decode(raw, m_ended ? TextDecoder::Piece::last : TextDecoder::Piece::more_follow,
                          m_text);
        m_checked = m_text.size();
        m_has_replacement =
            m_has_replacement || m_text.find("\xEF\xBF\xBD", from) != std::string::npos;
    } else {
        m_text += raw;
    }
    if (const auto nul = m_text.find('\0', from); nul != std::string::npos)
        throw not_text(m_path, m_raw, std::string_view(m_text).substr(0, nul));
    make_well_formed();
}

void TextWindow::make_well_formed() {
    std::string_view fresh = std::string_view(m_text).substr(m_checked);
    if (!m_ended) fresh.remove_suffix(incomplete_utf8_tail(fresh));
    if (is_utf8(fresh)) {
        m_checked += fresh.size();
        return;
    }
    const std::string valid = to_valid_utf8(fresh);
    m_text.replace(m_checked, fresh.size(), valid);
    m_checked += valid.size();
    m_has_replacement = true;
}

}  // namespace vitrine
