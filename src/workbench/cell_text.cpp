#include "workbench/cell_text.h"

namespace vitrine {
namespace {

void append_quoted(std::string& out, const std::string& cell) {
    if (cell.find_first_of("\t\r\n\"") == std::string::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_html(std::string& out, const std::string& cell) {
    for (const char c : cell) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '\n':
                out += "<br>";
                break;
            default:
                out += c;
        }
    }
}

}  // namespace

std::string to_tab_separated(const CellBlock& cells) {
    std::string out;
    for (const auto& line : cells) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (i > 0) out += '\t';
            append_quoted(out, line[i]);
        }
        out += '\n';
    }
    return out;
}

std::string to_html_table(const CellBlock& cells) {
    std::string out =
        "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><table>";
    for (const auto& line : cells) {
        out += "<tr>";
        for (const auto& cell : line) {
            // The first is LibreOffice's word for "text", the second Excel's.
            out += "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">";
            append_html(out, cell);
            out += "</td>";
        }
        out += "</tr>";
    }
    return out + "</table>";
}

CellBlock parse_tab_separated(std::string_view text) {
    CellBlock block;
    std::vector<std::string> line;
    std::string cell;
    bool quoted = false;
    const auto end_line = [&] {
        line.push_back(std::move(cell));
        block.push_back(std::move(line));
        cell.clear();
        line.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (quoted) {
            if (c == '"' && next == '"') {
                cell += c;
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == '\t') {
            line.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            end_line();
        } else if (c != '\r' || next != '\n') {
            cell += c;
        }
    }
    if (!cell.empty() || !line.empty()) end_line();
    return block;
}

}  // namespace vitrine
