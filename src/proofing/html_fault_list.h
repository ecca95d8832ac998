// Faults as they are found, before their lines are counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "proofing/html_faults.h"

namespace vitrine {

// A name as it may stand in a sentence, whatever was written there.
std::string name_to_show(std::string_view name);

class HtmlFaultList {
public:
    // Kept as long as there are fewer than most_html_faults.
    void add(std::size_t offset, std::string message);
    bool is_full() const { return m_faults.size() >= most_html_faults; }

    // With their places in `html`, in their order there.
    std::vector<HtmlFault> take(std::string_view html);

private:
    struct Found {
        std::size_t offset = 0;
        std::string message;
    };
    std::vector<Found> m_faults;
};

}  // namespace vitrine
