// What a channel answered for one item, and the publication it belongs to. Values; stored by store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "catalog/ids.h"

namespace vitrine {

enum class ReceiptStatus : int { accepted = 1, accepted_with_warning = 2, rejected = 3 };

struct Receipt {
    ChannelId channel = 0;
    ProductId product = 0;  // product, or root model where the channel takes grouped items
    std::string item_key;   // code under which the channel knows it
    std::string remote_id;  // the channel's own id; may be empty
    std::string hash;  // of the record that was acknowledged; empty for a rejected first attempt
    Instant at;
    ReceiptStatus status = ReceiptStatus::accepted;
    std::string code;  // the channel's own code and words
    std::string message;
    std::string field;  // exporter field concerned; may be empty
};

struct Publication {
    std::int64_t id = 0;  // given by the store
    ChannelId channel = 0;
    Instant at;
    std::string author;
    std::string counts;   // JSON: {"create":..,"update":..,...}
    std::string outputs;  // JSON array of {"file","size","sha256"}
};

}  // namespace vitrine
