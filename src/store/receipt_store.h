// What channels acknowledged, product by product, and the publications that ran.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "catalog/ids.h"
#include "publish/receipt.h"
#include "store/sql.h"

namespace vitrine {

class ReceiptStore {
public:
    explicit ReceiptStore(sql::Connection& connection) : m_connection(connection) {}

    std::vector<Receipt> of_channel(ChannelId channel);
    std::vector<Receipt> of_product(ProductId product);

    // The receipts of one publication and the publication itself, in one transaction, under the
    // writer lock that the caller holds. Removed items lose their receipt. `with` writes in that
    // transaction whatever else belongs to it, by the publication's id. Returns the id.
    std::int64_t save(const Publication& publication, const std::vector<Receipt>& receipts,
                      const std::vector<ProductId>& removed,
                      const std::function<void(std::int64_t publication)>& with = {});
    std::optional<Publication> publication(std::int64_t id);
    // Newest first.
    std::vector<Publication> publications(ChannelId channel, std::int64_t limit);

private:
    sql::Connection& m_connection;
};

}  // namespace vitrine
